import { Table } from '@mantine/core'
import { LinkButton } from '../ui/link-button.tsx'
import { closerLook } from './closer-look.ts'
import classes from './cost-table.module.css'
import type { ExplorerView, SortColumn } from './explorer-view.ts'
import { columnsOf, type TableRow } from './table-rows.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly row: TableRow; readonly view: ExplorerView; readonly change: ChangeView }

/** One row, whose group leads one level down. */
export function CostTableRow({ row, view, change }: Props) {
  const look = closerLook(view, row)
  const columns = columnsOf(view.groupBy)
  const leading = columns.at(-3)
  const cell = (column: SortColumn) => {
    if (column === 'cost') return formatCost(row.cost)
    if (column === 'share') return `${row.share.toFixed(2)}%`
    if (column !== leading || look === null) return row[column]
    return (
      <LinkButton title={look.name} onClick={() => change(look.change)}>
        {row[column]}
      </LinkButton>
    )
  }
  return (
    <Table.Tr>
      {columns.map((column) => (
        <Table.Td
          key={column}
          className={column === 'cost' || column === 'share' ? (classes['number'] ?? '') : ''}
        >
          {cell(column)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
