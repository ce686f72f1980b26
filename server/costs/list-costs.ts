import type { CostDataResponse } from '../../shared/cost.ts'
import type { CostQuery } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { aggregateRange } from './aggregate-range.ts'
import { addUpCosts } from './break-down-costs.ts'
import { needsCharges } from './cost-filter.ts'
import { toCloudCost, type ListedCostRow } from './cost-row.ts'
import { metricColumn } from './costs-matching.ts'
import { describeCosts } from './describe-costs.ts'
import { resolveRange } from './resolve-range.ts'
import { singleCosts } from './single-costs.ts'

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
  const rows = range === null ? [] : await rowsIn(ctx, query, range)
  const column = metricColumn(query.metric)
  // Sums of charges are exact before they are converted; those of the daily costs are what the rows add up to.
  const breakdown = needsCharges(query) ? undefined : addUpCosts(rows, (row) => row[column])
  return {
    kind: 'records',
    data: rows.map((row) => toCloudCost(row, query.metric)),
    ...(await describeCosts(ctx, query, range, rows.length, breakdown)),
  }
}

async function rowsIn(ctx: Context, query: CostQuery, range: DayRange): Promise<ListedCostRow[]> {
  return singleCosts(ctx, query, range).orderBy([
    'cloud_costs.date',
    'cloud_costs.cloud_provider',
    'cloud_costs.service_name',
    'cloud_costs.id',
  ])
}
