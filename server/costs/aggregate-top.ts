import { chargeDimensions } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import type { CostQuery, GroupDimension } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { groupCosts } from './group-costs.ts'
import { toAggregation } from './to-aggregation.ts'

/**
 * The groups of a range, of which only the dearest below the service stay apart. Costs without an account, a region or
 * the like always do.
 *
 * @returns by period; what was left over is added up and marked.
 */
export async function aggregateTop(
  ctx: Context,
  query: CostQuery,
  range: DayRange,
  dimensions: readonly GroupDimension[],
  top: number,
): Promise<CostAggregation[]> {
  const dimension = chargeDimensions.find((name) => dimensions.includes(name))
  const grouped = { ...query, dimensions }
  const toRow = (group: Parameters<typeof toAggregation>[0]) => toAggregation(group, range, query.granularity)
  if (dimension === undefined) return (await groupCosts(ctx, query, range, grouped)).map(toRow)
  const ranked = await groupCosts(ctx, query, range, { ...query, dimensions: [dimension] })
  const values = ranked
    .sort((one, other) => other.total_cost - one.total_cost)
    .flatMap((group) => group[dimension] ?? [])
  const among = { dimension, values: values.slice(0, top) }
  if (values.length <= top) return (await groupCosts(ctx, query, range, grouped)).map(toRow)
  const kept = await groupCosts(ctx, query, range, { ...grouped, among: { ...among, kind: 'kept' } })
  const rest = await groupCosts(ctx, query, range, {
    ...grouped,
    dimensions: dimensions.filter((name) => name !== dimension),
    among: { ...among, kind: 'rest' },
  })
  const rows = [
    ...kept.map(toRow),
    ...rest.map((group) => ({ ...toRow(group), [dimension]: null, is_rest: true as const })),
  ]
  return rows.sort((one, other) => one.period.localeCompare(other.period))
}
