import type { Provider } from '../../shared/catalogue.ts'
import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import type { GroupDimension, Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { daysOf, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from './cost-filter.ts'
import { groupCosts, type CostGroup } from './group-costs.ts'

/** The cost of every day of a range, oldest first; 0 on days without a charge. */
export type DailySeries = {
  /** Null where it is not grouped. */
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  /** Its account, region and the like, where it is grouped by them. */
  readonly below?: Readonly<Partial<Record<ChargeDimension, string | null>>>
  readonly start_date: Day
  readonly values: readonly number[]
}

/**
 * Costs as gapless daily series, one for each group of the dimensions, or the total for none.
 *
 * @returns nothing where nothing matches.
 */
export async function dailySeries(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  dimensions: readonly Exclude<GroupDimension, 'date'>[],
  metric: Metric,
): Promise<DailySeries[]> {
  const groups = await groupCosts(ctx, filter, range, {
    dimensions: [...dimensions, 'date'],
    granularity: 'daily',
    metric,
  })
  const places = new Map(daysOf(range).map((day, place) => [day, place]))
  const deep = chargeDimensions.filter((dimension) => dimensions.includes(dimension))
  const belowOf = (group: CostGroup) =>
    Object.fromEntries(deep.map((dimension) => [dimension, group[dimension] ?? null]))
  const bySeries = groupBy(groups, (group) =>
    JSON.stringify([group.cloud_provider, group.service_name, belowOf(group)]),
  )
  return [...bySeries.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const series = toSeries(first, members, range, places)
    return [deep.length === 0 ? series : { ...series, below: belowOf(first) }]
  })
}

function toSeries(
  { cloud_provider, service_name }: CostGroup,
  members: readonly CostGroup[],
  range: DayRange,
  places: ReadonlyMap<Day, number>,
): DailySeries {
  const values = Array.from({ length: places.size }, () => 0)
  for (const { first_day, total_cost } of members) {
    const place = first_day === null ? undefined : places.get(first_day)
    if (place !== undefined) values[place] = total_cost
  }
  return { cloud_provider, service_name, start_date: range.start_date, values }
}

/** A series up to a day, which may lie before its end. */
export function seriesThrough<One extends Pick<DailySeries, 'start_date' | 'values'>>(
  series: One,
  through: Day,
): One {
  const days = daysOf({ start_date: series.start_date, end_date: through }).length
  return days >= series.values.length ? series : { ...series, values: series.values.slice(0, days) }
}
