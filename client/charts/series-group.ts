import type { Provider } from '../../shared/catalogue.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { sumMoney } from '../../shared/money.ts'

/** What becomes one series, with the rows that it adds up. */
export type SeriesGroup = {
  readonly id: string
  readonly label: string
  /** Null for what may be of several. */
  readonly provider: Provider | null
  readonly service: string | null
  /** The account, region, tag or the like; null for another kind of series, and for the tail. */
  readonly value: string | null
  /** Whether it is what has no account, region, tag or the like. */
  readonly isLacking?: true
  readonly rows: readonly CostAggregation[]
  readonly total: number
}

/** How many series a chart can tell apart; the rest is its tail. */
const distinctSeries = 8

export function totalOf(rows: readonly CostAggregation[]): number {
  return sumMoney(rows.map((row) => row.total_cost))
}

/**
 * Adds up what a chart cannot tell apart. A tail of one would hide a name and save nothing, so it takes at least two.
 *
 * @param noun what they are, in the plural.
 * @param rest rows that the server has added up already, of groups that nobody counted.
 */
export function withTail(
  groups: readonly SeriesGroup[],
  noun: string,
  rest: readonly CostAggregation[] = [],
): SeriesGroup[] {
  if (rest.length === 0 && groups.length <= distinctSeries + 1) return [...groups]
  const tail = groups.slice(distinctSeries)
  const rows = [...tail.flatMap((group) => group.rows), ...rest]
  const label = rest.length === 0 ? `Other (${tail.length} ${noun})` : `All other ${noun}`
  const other = { id: label, label, provider: null, service: null, value: null, rows, total: totalOf(rows) }
  return [...groups.slice(0, distinctSeries), other]
}
