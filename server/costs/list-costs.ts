import type { CloudCost, CostDataResponse } from '../../shared/cost.ts'
import type { CostQuery } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { aggregateRange } from './aggregate-range.ts'
import { singleCosts } from './single-costs.ts'
import { toCloudCost, type ConvertedCostRow } from './cost-row.ts'
import { describeCosts } from './describe-costs.ts'
import { resolveRange } from './resolve-range.ts'

/**
 * Costs for a filter and range: rows for daily granularity, else sums per period, provider and service.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals; `metadata.total_cost` is the sum of `data`.
 */
export async function listCosts(ctx: Context, query: CostQuery): Promise<CostDataResponse> {
  const range = await resolveRange(ctx, query)
  if (query.granularity !== 'daily') {
    const data = await aggregateRange(ctx, query, range, ['provider', 'service', 'date'])
    return { kind: 'aggregations', data, ...(await describeCosts(ctx, query, range, data.length)) }
  }
  const data = range === null ? [] : await rowsIn(ctx, query, range)
  return { kind: 'records', data, ...(await describeCosts(ctx, query, range, data.length)) }
}

async function rowsIn(ctx: Context, query: CostQuery, range: DayRange): Promise<CloudCost[]> {
  const rows: ConvertedCostRow[] = await singleCosts(ctx, query, range)
    .select('cloud_costs.*')
    .orderBy(['cloud_costs.date', 'cloud_costs.cloud_provider', 'cloud_costs.service_name', 'cloud_costs.id'])
  return rows.map((row) => toCloudCost(row, query.metric))
}
