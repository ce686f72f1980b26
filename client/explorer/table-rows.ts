import type { CostAggregation } from '../../shared/cost.ts'
import { groupBy } from '../../shared/group-by.ts'
import { percentageOf, sumMoney } from '../../shared/money.ts'
import type { Day } from '../../shared/period.ts'
import type { ExplorerView, Grouping, SortColumn } from './explorer-view.ts'
import { lackingWords } from './grouping-names.ts'
import { deepDimension, isOfProvider } from './view-query.ts'

export type TableRow = {
  readonly key: string
  readonly period: string
  readonly period_start: Day
  /** Null where the rows are of all providers together. */
  readonly provider: string | null
  /** Null where the rows are not grouped by service. */
  readonly service: string | null
  /** The account, region, tag or the like; null for what has none, for the rest, and where it is not grouped. */
  readonly value: string | null
  /** The same in words; null where it is not grouped. */
  readonly group: string | null
  readonly cost: number
  /** Of the total of the whole answer, in percent. */
  readonly share: number
}

/** The columns of the table, as far as a grouping has them. */
export function columnsOf(groupBy: Grouping): SortColumn[] {
  return [
    'period',
    ...(isOfProvider(groupBy) ? (['provider'] as const) : []),
    ...(groupBy === 'service' ? (['service'] as const) : []),
    ...(deepDimension(groupBy) === null ? [] : (['group'] as const)),
    'cost',
    'share',
  ]
}

/**
 * The rows of the table: one for each period and group, which add up to the answer's total.
 *
 * @param data costs by service and period, or by what is grouped below the service.
 */
export function tableRows(data: readonly CostAggregation[], grouping: Grouping): TableRow[] {
  const total = sumMoney(data.map((row) => row.total_cost))
  const keyOf = (row: CostAggregation) =>
    [row.period, row.cloud_provider, ...groupOf(row, grouping).map(String)].join(' / ')
  return [...groupBy(data, keyOf)].flatMap(([key, members]) => {
    const [first] = members
    if (first === undefined) return []
    const cost = sumMoney(members.map((row) => row.total_cost))
    const dimension = deepDimension(grouping)
    return [
      {
        key,
        period: first.period,
        period_start: first.period_start,
        provider: isOfProvider(grouping) ? first.cloud_provider : null,
        service: grouping === 'service' ? first.service_name : null,
        value: dimension === null ? null : (first[dimension] ?? null),
        group: dimension === null ? null : groupName(first, grouping),
        cost,
        share: percentageOf(cost, total),
      },
    ]
  })
}

function groupOf(row: CostAggregation, grouping: Grouping): (string | boolean)[] {
  const dimension = deepDimension(grouping)
  if (dimension !== null) return [row[dimension] ?? false, row.is_rest ?? false]
  return grouping === 'service' ? [row.service_name] : []
}

function groupName(row: CostAggregation, grouping: Grouping): string {
  const dimension = deepDimension(grouping)
  if (row.is_rest === true) return 'All others'
  return (dimension === null ? null : row[dimension]) ?? lackingWords(grouping)
}

/** The rows that contain every word of a text. */
export function searchRows(rows: readonly TableRow[], search: string): TableRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ period, provider, service, group }) => {
    const text = `${period} ${provider ?? ''} ${service ?? ''} ${group ?? ''}`.toLowerCase()
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
