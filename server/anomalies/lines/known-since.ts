import type { Provider } from '../../../shared/catalogue.ts'
import type { Metric } from '../../../shared/cost-query.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { addDays, type Day, type DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { leastCost, newsDays } from '../find-presence.ts'
import { lineKey, type LineSeries } from './line.ts'
import type { LineColumn, LineDimension } from './line-dimensions.ts'
import { scopeOf } from './line-series.ts'
import { watchStarts } from './watch-starts.ts'

type Row = Readonly<Partial<Record<LineColumn, string>>> & {
  readonly cloud_provider: Provider
  readonly bill: number
  readonly home: string | null
  readonly since: Day
}

/**
 * Since when bills tell of whatever a line lies in: the account that its first costs are of, or its billing account where the line
 * is an account. Where several accounts share its first two weeks, that of the oldest counts.
 *
 * @returns by the key of a line; lines that no bill tells of are not among them.
 */
export async function knownSince(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  dimension: LineDimension,
  lines: readonly LineSeries[],
  metric: Metric,
): Promise<Map<string, Day>> {
  const firstDays = new Map(lines.map((line) => [lineKey(line), firstDay(line)]))
  // What is there from the first day on is not asked about.
  const young = lines.filter((line) => (firstDays.get(lineKey(line)) ?? '') > range.start_date)
  if (young.length === 0) return new Map()
  const starts = await watchStarts(ctx, range)
  const rows = await homesOf(ctx, filter, range, dimension, young, metric)
  const isAccount = dimension.by.length === 1 && dimension.by[0] === 'account'
  const known = [...groupBy(rows, (row) => lineKey(scopeOf(row, dimension)))].flatMap(([key, own]) => {
    const first = firstDays.get(key)
    if (first === undefined || first === null) return []
    const homes = own
      .filter(({ since }) => since < addDays(first, newsDays))
      .map(({ bill, home }) => starts.startsOf(bill, home))
      .filter((start) => start !== null)
      .map((start) => (isAccount ? start.billing : start.account))
      .sort()
    return homes[0] === undefined ? [] : [[key, homes[0]] as const]
  })
  return new Map(known)
}

async function homesOf(
  { charges }: Context,
  filter: CostFilter,
  range: DayRange,
  { by }: LineDimension,
  lines: readonly LineSeries[],
  metric: Metric,
): Promise<Row[]> {
  const { database } = charges
  const sums = chargeSums(charges, { ...filter, only: 'regular' }, range, {
    by: ['cloud_provider', ...new Set([...by, 'account' as const]), 'bill', 'date'],
    others: false,
    usage: 'gross',
  })
  const names = [...new Set(lines.map(({ name }) => name))]
  return database
    .from(sums.as('g'))
    .whereIn(by.at(-1) ?? 'service_name', names)
    .whereRaw('?? > 0', [
      metric === 'billed' ? 'cost_in_billing_currency' : 'effective_cost_in_billing_currency',
    ])
    .select('cloud_provider', ...by, 'bill', { home: 'account' }, database.raw('min(date) as since'))
    .groupBy('cloud_provider', ...new Set([...by, 'account' as const]), 'bill')
}

/** The first day with a cost; null for none. */
export function firstDay({ start_date, values }: LineSeries): Day | null {
  const place = values.findIndex((value) => value >= leastCost)
  return place < 0 ? null : addDays(start_date, place)
}
