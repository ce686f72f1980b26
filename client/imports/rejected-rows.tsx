import { Table, Title } from '@mantine/core'
import type { BillImport } from '../../shared/bill-import.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './imports.module.css'

type Props = {
  /** The first of them. */
  readonly rejected: BillImport['rejected']
  /** How many there are in all. */
  readonly count: number
}

/** Which lines were left out, and why, so that they can be put right. */
export function RejectedRows({ rejected, count }: Props) {
  const title =
    count > rejected.length ? `The first ${rejected.length} of ${count} rejected rows` : 'Rejected rows'
  return (
    <ScrollRegion label={title} maxHeight="320px">
      <Title order={3} size="sm" mb={4}>
        {title}
      </Title>
      <Table className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>File</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Value</Table.Th>
            <Table.Th>Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rejected.map(({ file, line, column, value, reason }) => (
            <Table.Tr key={`${file} ${line} ${column ?? ''}`}>
              <Table.Td>{file}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>{line}</Table.Td>
              <Table.Td>{column ?? '–'}</Table.Td>
              <Table.Td>{value ?? '–'}</Table.Td>
              <Table.Td className={classes['reason'] ?? ''}>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
