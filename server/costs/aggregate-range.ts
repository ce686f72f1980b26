import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import type { CostQuery, GroupDimension } from '../../shared/cost-query.ts'
import { roundForApi } from '../../shared/money.ts'
import { intersection, periodAround, type DayRange, type Granularity } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { groupCosts, type CostGroup, type Grouping } from './group-costs.ts'

/**
 * The groups of a range that is already resolved; none without one.
 *
 * @param among only the groups of some values, or only the rest.
 */
export async function aggregateRange(
  ctx: Context,
  query: CostQuery,
  range: DayRange | null,
  dimensions: readonly GroupDimension[],
  among?: Grouping['among'],
): Promise<CostAggregation[]> {
  if (range === null) return []
  const grouping = { ...query, dimensions, ...(among === undefined ? {} : { among }) }
  const groups = await groupCosts(ctx, query, range, grouping)
  return groups.map((group) => toAggregation(group, range, query.granularity))
}

function toAggregation(group: CostGroup, range: DayRange, granularity: Granularity): CostAggregation {
  const days = group.first_day === null ? range : daysOfPeriod(group.first_day, range, granularity)
  return {
    period: group.period ?? `${range.start_date}..${range.end_date}`,
    period_start: days.start_date,
    period_end: days.end_date,
    cloud_provider: group.cloud_provider ?? 'All',
    service_name: group.service_name ?? 'All',
    total_cost: roundForApi(group.total_cost),
    average_cost: roundForApi(group.total_cost / group.record_count),
    record_count: group.record_count,
    ...chargeColumns(group),
  }
}

function daysOfPeriod(day: string, range: DayRange, granularity: Granularity): DayRange {
  return intersection(periodAround(day, granularity), range) ?? range
}

/** What was grouped below the service. */
function chargeColumns(group: CostGroup): Partial<Record<ChargeDimension, string | null>> {
  const present = chargeDimensions.filter((dimension) => group[dimension] !== undefined)
  return Object.fromEntries(present.map((dimension) => [dimension, group[dimension] ?? null]))
}
