import type { ChargeDimension } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import type { CostQuery, GroupDimension } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { groupCosts } from './group-costs.ts'
import { aggregateRange } from './aggregate-range.ts'

/**
 * The groups of a range, of which only the dearest below the service stay apart. Costs without an account, a region or
 * the like always do.
 *
 * @param dimensions what is grouped by, `dimension` among them.
 * @returns by period; what was left over is added up and marked.
 */
export async function aggregateTop(
  ctx: Context,
  query: CostQuery,
  range: DayRange,
  dimensions: readonly GroupDimension[],
  dimension: ChargeDimension,
  top: number,
): Promise<CostAggregation[]> {
  const ranked = await groupCosts(ctx, query, range, { ...query, dimensions: [dimension] })
  const values = ranked
    .sort((one, other) => other.total_cost - one.total_cost)
    .flatMap((group) => group[dimension] ?? [])
  if (values.length <= top) return aggregateRange(ctx, query, range, dimensions)
  const among = { dimension, values: values.slice(0, top) }
  const [kept, rest] = await Promise.all([
    aggregateRange(ctx, query, range, dimensions, { ...among, kind: 'kept' }),
    aggregateRange(
      ctx,
      query,
      range,
      dimensions.filter((name) => name !== dimension),
      { ...among, kind: 'rest' },
    ),
  ])
  const rows = [...kept, ...rest.map((row) => ({ ...row, [dimension]: null, is_rest: true as const }))]
  return rows.sort((one, other) => one.period.localeCompare(other.period))
}
