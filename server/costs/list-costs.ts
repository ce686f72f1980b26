import type { CostDataResponse } from '../../shared/cost.ts'
import type { CostQuery } from '../../shared/cost-query.ts'
import type { Context } from '../context.ts'
import { aggregateRange } from './aggregate-range.ts'
import { addUpCosts } from './break-down-costs.ts'
import { needsCharges } from './cost-filter.ts'
import { toCloudCost } from './cost-row.ts'
import { metricColumn } from './costs-matching.ts'
import { describeCosts } from './describe-costs.ts'
import { pageOf } from './page-of-costs.ts'
import { resolveRange } from './resolve-range.ts'

/**
 * Costs for a filter and range: rows for daily granularity, else sums per period, provider and service.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals; `metadata.total_cost` is the sum of `data`, or of
 *   all pages.
 * @throws BillowError BAD_REQUEST where there are more rows than one answer may hold and no page is asked for.
 */
export async function listCosts(ctx: Context, query: CostQuery): Promise<CostDataResponse> {
  const range = await resolveRange(ctx, query)
  if (query.granularity !== 'daily') {
    const data = await aggregateRange(ctx, query, range, ['provider', 'service', 'date'])
    return { kind: 'aggregations', data, ...(await describeCosts(ctx, query, range, data.length)) }
  }
  const { rows, isWhole, next } = await pageOf(ctx, query, range)
  const column = metricColumn(query.metric)
  // Sums of charges are exact before they are converted; those of the daily costs are what the rows add up to.
  const breakdown = isWhole && !needsCharges(query) ? addUpCosts(rows, (row) => row[column]) : undefined
  const { metadata, query_info } = await describeCosts(ctx, query, range, rows.length, breakdown)
  return {
    kind: 'records',
    data: rows.map((row) => toCloudCost(row, query.metric)),
    metadata,
    query_info: next === undefined ? query_info : { ...query_info, next_offset: next },
  }
}
