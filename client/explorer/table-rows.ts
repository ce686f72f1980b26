import type { CostAggregation } from '../../shared/cost.ts'
import { groupBy } from '../../shared/group-by.ts'
import { percentageOf, sumMoney } from '../../shared/money.ts'
import type { Day } from '../../shared/period.ts'
import type { ExplorerView, Grouping } from './explorer-view.ts'

export type TableRow = {
  readonly key: string
  readonly period: string
  readonly period_start: Day
  readonly provider: string
  /** Null where the rows are not grouped by service. */
  readonly service: string | null
  readonly cost: number
  /** Of the total of the whole answer, in percent. */
  readonly share: number
}

/**
 * The rows of the table: one for each period and group, which add up to the answer's total.
 *
 * @param data costs by service and period.
 */
export function tableRows(data: readonly CostAggregation[], grouping: Grouping): TableRow[] {
  const total = sumMoney(data.map((row) => row.total_cost))
  const keyOf = (row: CostAggregation) =>
    [row.period, row.cloud_provider, ...(grouping === 'service' ? [row.service_name] : [])].join(' / ')
  return [...groupBy(data, keyOf)].flatMap(([key, members]) => {
    const [first] = members
    if (first === undefined) return []
    const cost = sumMoney(members.map((row) => row.total_cost))
    return [
      {
        key,
        period: first.period,
        period_start: first.period_start,
        provider: first.cloud_provider,
        service: grouping === 'service' ? first.service_name : null,
        cost,
        share: percentageOf(cost, total),
      },
    ]
  })
}

/** The rows that contain every word of a text. */
export function searchRows(rows: readonly TableRow[], search: string): TableRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = `${row.period} ${row.provider} ${row.service ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The rows in order; equal ones stay by time and then by cost. */
export function sortRows(
  rows: readonly TableRow[],
  { column, descending }: ExplorerView['sort'],
): TableRow[] {
  const direction = descending ? -1 : 1
  return [...rows].sort(
    (one, other) =>
      direction * compare(one[column] ?? '', other[column] ?? '') ||
      compare(other.period, one.period) ||
      other.cost - one.cost,
  )
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other))
}
