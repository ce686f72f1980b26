import { Button, Group, Table, Title } from '@mantine/core'
import { Download } from 'lucide-react'
import type { BillImport } from '../../../shared/bill-import.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'

type Props = {
  readonly importId: number
  /** The first of them. */
  readonly rejected: BillImport['rejected']
  /** How many there are in all. */
  readonly count: number
}

/** Which lines were left out, and why, so that they can be put right. */
export function RejectedRows({ importId, rejected, count }: Props) {
  const title =
    count > rejected.length
      ? `The first ${rejected.length} of ${count.toLocaleString('en-US')} rejected rows`
      : 'Rejected rows'
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="sm">
          {title}
        </Title>
        <Button
          component="a"
          href={`/api/finops/imports/${importId}/rejected.csv`}
          download
          size="compact-sm"
          variant="default"
          leftSection={<Download size={14} />}
        >
          Download as CSV
        </Button>
      </Group>
      <ScrollRegion label={title} maxHeight="320px">
        <Table className={classes['table'] ?? ''} stickyHeader>
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
                <Table.Td className={classes['words'] ?? ''}>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </div>
  )
}
