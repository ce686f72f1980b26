import { Table, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { percentageOf, sumMoney } from '../../shared/money.ts'
import { Pager } from '../ui/pager.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { SortableHeader } from '../ui/sortable-header.tsx'
import classes from './cost-table.module.css'
import { CostTableRow } from './cost-table-row.tsx'
import type { ExplorerView, SortColumn } from './explorer-view.ts'
import { groupColumn } from './grouping-names.ts'
import { columnsOf, type TableRow } from './table-rows.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { formatCost } from '../ui/format-amount.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  /** As searched and sorted. */
  readonly rows: readonly TableRow[]
  /** Of the whole answer, which the shares are of. */
  readonly total: number
}

const rowsOnAPage = 50
const numeric: readonly SortColumn[] = ['cost', 'share']
const names = {
  period: 'Period',
  provider: 'Provider',
  service: 'Service',
  cost: 'Cost',
  share: 'Share',
} as const

/** Every figure in words: the same answer as the charts, sortable and searchable. */
export function CostTable({ view, change, rows, total }: Props) {
  const [search, setSearch] = useState(view.search)
  const [page, setPage] = useState(0)
  const keepSearch = useDebouncedCallback((text: string) => change({ search: text }, { replace: true }), 200)
  const columns = columnsOf(view.groupBy)
  const first = Math.min(page, Math.max(0, Math.ceil(rows.length / rowsOnAPage) - 1)) * rowsOnAPage
  const cost = sumMoney(rows.map((row) => row.cost))
  return (
    <>
      <TextInput
        size="xs"
        maw={280}
        mb="xs"
        leftSection={<Search size={14} />}
        placeholder="Find rows"
        aria-label="Find rows"
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setPage(0)
          keepSearch(event.currentTarget.value)
        }}
      />
      <ScrollRegion label="Costs" maxHeight="max(340px, calc(100dvh - 430px))">
        <Table highlightOnHover stickyHeader className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <SortableHeader
                  key={column}
                  name={column === 'group' ? groupColumn(view) : names[column]}
                  isNumeric={numeric.includes(column)}
                  order={
                    view.sort.column === column ? (view.sort.descending ? 'descending' : 'ascending') : 'none'
                  }
                  onSort={(descending) => change({ sort: { column, descending } })}
                />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(first, first + rowsOnAPage).map((row) => (
              <CostTableRow key={row.key} row={row} view={view} change={change} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={columns.length - 2}>
                Total of {rows.length.toLocaleString('en-US')} {rows.length === 1 ? 'row' : 'rows'}
              </Table.Th>
              <Table.Td className={classes['number'] ?? ''}>{formatCost(cost)}</Table.Td>
              <Table.Td className={classes['number'] ?? ''}>
                {`${percentageOf(cost, total).toFixed(2)}%`}
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollRegion>
      <Pager first={first} size={rowsOnAPage} count={rows.length} onPage={setPage} />
    </>
  )
}
