import type { CostAggregation, CostAggregationsResponse } from '../../shared/cost.ts'
import {
  dimensionsOf,
  type AggregateQuery,
  type CostQuery,
  type GroupDimension,
} from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { aggregateTop } from './aggregate-top.ts'
import { describeCosts } from './describe-costs.ts'
import { groupCosts } from './group-costs.ts'
import { resolveRange } from './resolve-range.ts'
import { toAggregation } from './to-aggregation.ts'

/**
 * Costs added up by one or several dimensions.
 *
 * @returns amounts in USD, rounded to 6 decimals; `metadata.total_cost` is the sum of `data`.
 */
export async function aggregateCosts(ctx: Context, query: AggregateQuery): Promise<CostAggregationsResponse> {
  const range = await resolveRange(ctx, query)
  const dimensions = dimensionsOf(query.group_by)
  const data =
    query.top === undefined || range === null
      ? await aggregateRange(ctx, query, range, dimensions)
      : await aggregateTop(ctx, query, range, dimensions, query.top)
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
