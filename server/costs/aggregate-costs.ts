import type { CostAggregation, CostAggregationsResponse } from '../../shared/cost.ts'
import {
  dimensionsOf,
  type AggregateQuery,
  type CostQuery,
  type GroupDimension,
} from '../../shared/cost-query.ts'
import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import { roundForApi } from '../../shared/money.ts'
import { intersection, periodAround, type DayRange, type Granularity } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { describeCosts } from './describe-costs.ts'
import { groupCosts, type CostGroup } from './group-costs.ts'
import { resolveRange } from './resolve-range.ts'

/**
 * Costs added up by one or several dimensions.
 *
 * @returns amounts in USD, rounded to 6 decimals; `metadata.total_cost` is the sum of `data`.
 */
export async function aggregateCosts(ctx: Context, query: AggregateQuery): Promise<CostAggregationsResponse> {
  const range = await resolveRange(ctx, query)
  const data = await aggregateRange(ctx, query, range, dimensionsOf(query.group_by))
  return { kind: 'aggregations', data, ...(await describeCosts(ctx, query, range, data.length)) }
}

/** The groups of a range that is already resolved; none without one. */
export async function aggregateRange(
  ctx: Context,
  query: CostQuery,
  range: DayRange | null,
  dimensions: readonly GroupDimension[],
): Promise<CostAggregation[]> {
  if (range === null) return []
  const groups = await groupCosts(ctx, query, range, { ...query, dimensions })
  return groups.map((group) => toAggregation(group, range, query.granularity))
}

function toAggregation(group: CostGroup, range: DayRange, granularity: Granularity): CostAggregation {
  const days = group.period === null ? range : daysOfPeriod(group.first_day, range, granularity)
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
