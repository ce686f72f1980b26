import type { Provider } from '../../shared/catalogue.ts'
import type { GroupDimension, Metric } from '../../shared/cost-query.ts'
import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import type { Day, DayRange, Granularity } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { periodExpression, sumExpression } from '../database/dialect.ts'
import type { CostFilter } from './cost-filter.ts'
import { costsMatching, metricColumn, type CostColumn } from './costs-matching.ts'

export type Grouping = {
  readonly dimensions: readonly GroupDimension[]
  readonly granularity: Granularity
  readonly metric: Metric
  /** Only the groups of these values and those without any, or only the rest. */
  readonly among?: {
    readonly dimension: ChargeDimension
    readonly values: readonly string[]
    readonly kind: 'kept' | 'rest'
  }
}

/** One group with its sum in the reporting currency; a dimension that is not grouped is null. */
export type CostGroup = Readonly<Partial<Record<ChargeDimension, string | null>>> & {
  readonly period: string | null
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  /** The earliest day with a cost in this group; null where it is not grouped by days. */
  readonly first_day: Day | null
  readonly total_cost: number
  readonly record_count: number
}

/**
 * Adds up costs in SQL, by any dimensions. A service belongs to its provider, so grouping by service groups by
 * provider as well.
 *
 * @returns the groups ordered by period, provider and service; none where nothing matches.
 */
export async function groupCosts(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  { dimensions, granularity, metric, among }: Grouping,
): Promise<CostGroup[]> {
  const deep = chargeDimensions.filter((dimension) => dimensions.includes(dimension))
  const byService = dimensions.includes('service')
  const byDay = dimensions.includes('date')
  const kept = {
    cloud_provider: byService || dimensions.includes('provider'),
    service_name: byService,
    ...Object.fromEntries(deep.map((dimension) => [dimension, true])),
  }
  const by: CostColumn[] = [
    ...(kept.cloud_provider ? (['cloud_provider'] as const) : []),
    ...(byService ? (['service_name'] as const) : []),
    ...deep,
    ...(among === undefined || deep.includes(among.dimension) ? [] : [among.dimension]),
    ...(byDay ? (['date'] as const) : []),
  ]
  // Days are added up first: in that order an index already holds them, which is several times faster than sorting
  // every row by its month.
  const fromCharges = deep.length > 0 || among !== undefined
  const { database, query: daily, records } = costsMatching(ctx, filter, range, { by, fromCharges })
  daily.select({
    date: byDay ? 'date' : database.raw('null'),
    total: sumExpression(database, metricColumn(metric)),
    records: database.raw(records),
  })
  if (byDay) daily.groupBy('date')
  if (among?.kind === 'kept')
    daily.where((either) => either.whereIn(among.dimension, among.values).orWhereNull(among.dimension))
  if (among?.kind === 'rest') daily.whereNotIn(among.dimension, among.values)
  const query = database.from(daily.as('daily')).select({
    period: byDay ? periodExpression(database, 'date', granularity) : database.raw('null'),
    first_day: database.raw('min(date)'),
    total_cost: database.raw('sum(total)'),
    record_count: database.raw('sum(records)'),
  })
  if (byDay) query.groupBy('period').orderBy('period')
  for (const [column, isKept] of Object.entries(kept)) {
    query.select(isKept ? column : database.raw('null as ??', [column]))
    if (!isKept) continue
    daily.select(column).groupBy(column)
    query.groupBy(column).orderBy(column)
  }
  return query.havingRaw('sum(records) > 0')
}
