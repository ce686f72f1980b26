import { chargeDimensions } from '../../shared/charge-query.ts'
import type { CostAggregationsResponse } from '../../shared/cost.ts'
import { dimensionsOf, type AggregateQuery } from '../../shared/cost-query.ts'
import type { Context } from '../context.ts'
import { aggregateRange } from './aggregate-range.ts'
import { aggregateTop } from './aggregate-top.ts'
import { describeCosts } from './describe-costs.ts'
import { resolveRange } from './resolve-range.ts'

/**
 * Costs added up by one or several dimensions.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals; `metadata.total_cost` is the sum of `data`.
 */
export async function aggregateCosts(ctx: Context, query: AggregateQuery): Promise<CostAggregationsResponse> {
  const range = await resolveRange(ctx, query)
  const dimensions = dimensionsOf(query.group_by)
  const deep = chargeDimensions.find((dimension) => dimensions.includes(dimension))
  const data =
    query.top === undefined || deep === undefined || range === null
      ? await aggregateRange(ctx, query, range, dimensions)
      : await aggregateTop(ctx, query, range, dimensions, deep, query.top)
  return { kind: 'aggregations', data, ...(await describeCosts(ctx, query, range, data.length)) }
}
