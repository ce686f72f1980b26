import { Table } from '@mantine/core'
import type { ControlTotals } from '../../../shared/bill-import.ts'
import { formatExact } from '../format-exact.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'
import { totalLines } from './total-lines.ts'

type Props = { readonly title: string; readonly groups: ControlTotals['by_provider'] }

/** Exact sums of the kept rows by one thing, in the currency of the bill. */
export function GroupTotals({ title, groups }: Props) {
  const lines = totalLines(groups)
  if (lines.length === 0) return null
  return (
    <ScrollRegion label={title} maxHeight="320px">
      <Table stickyHeader className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>Billed</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>Effective</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ name, billed, effective }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>{formatExact(billed)}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>{formatExact(effective)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
