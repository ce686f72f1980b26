import type { Provider } from '../../shared/catalogue.ts'
import type { Dimension, Metric } from '../../shared/cost-query.ts'
import type { Day, DayRange, Granularity } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { periodExpression, sumExpression } from '../database/dialect.ts'
import { costsMatching, metricColumn, type CostFilter } from './cost-filter.ts'

export type Grouping = {
  readonly dimensions: readonly Dimension[]
  readonly granularity: Granularity
  readonly metric: Metric
}

/** One group with its sum in USD; a dimension that is not grouped is null. */
export type CostGroup = {
  readonly period: string | null
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  /** The earliest day with a cost in this group. */
  readonly first_day: Day
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
  { database }: Context,
  filter: CostFilter,
  range: DayRange,
  { dimensions, granularity, metric }: Grouping,
): Promise<CostGroup[]> {
  const byService = dimensions.includes('service')
  const columns = {
    period: dimensions.includes('date') ? periodExpression(database, 'date', granularity) : null,
    cloud_provider: byService || dimensions.includes('provider') ? database.ref('cloud_provider') : null,
    service_name: byService ? database.ref('service_name') : null,
  }
  const query = costsMatching(database, filter, range)
  for (const [name, expression] of Object.entries(columns)) {
    query.select(database.raw('? as ??', [expression, name]))
    if (expression !== null) query.groupBy(name).orderBy(name)
  }
  return query
    .select({
      first_day: database.raw('min(date)'),
      total_cost: sumExpression(database, metricColumn(metric)),
      record_count: database.raw('count(*)'),
    })
    .havingRaw('count(*) > 0')
}
