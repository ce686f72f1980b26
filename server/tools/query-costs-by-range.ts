import { roundToCents, sumMoney } from '../../shared/money.ts'
import type { Granularity } from '../../shared/period.ts'
import { QueryCostsResult, type ToolRow } from '../../shared/tool-results.ts'
import { QueryCostsInput } from '../../shared/tools.ts'
import { aggregateCosts } from '../costs/aggregate-costs.ts'
import { cutRows, scopeFields, toolRow } from './cost-rows.ts'
import { dailyAverages } from './daily-averages.ts'
import { resolveScope, type Scope } from './resolve-scope.ts'
import { defineTool, type ToolContext } from './tool.ts'

const listed = 92

/** The cost over time, in order, with `All` read as not split. */
export async function seriesOf(
  ctx: ToolContext,
  scope: Scope,
  granularity: Granularity,
  group_by?: 'service' | 'provider',
): Promise<{ rows: ToolRow[]; total: number }> {
  const { data, metadata } = await aggregateCosts(ctx, {
    cloud_provider: scope.providers.length > 0 ? scope.providers : undefined,
    service_name: scope.services.length > 0 ? scope.services : undefined,
    ...scope.period,
    granularity,
    metric: 'billed',
    group_by: group_by === undefined ? ['date'] : [group_by, 'date'],
  })
  const split = (name: string) => (name === 'All' ? null : name)
  const averageOf = await dailyAverages(ctx, scope, granularity, group_by)
  const rows = data.map((row) => {
    const { period } = row
    const [cloud_provider, service_name] = [split(row.cloud_provider), split(row.service_name)]
    const average = averageOf({ cloud_provider, service_name, period })
    return {
      ...toolRow(
        { cloud_provider, service_name, period },
        { cost: row.total_cost, compared: null, total: metadata.total_cost },
      ),
      daily_average: average === null ? null : roundToCents(average),
    }
  })
  return { rows, total: metadata.total_cost }
}

/** The dearest or the cheapest period of a series. */
export function peakOf(rows: readonly ToolRow[], direction: 1 | -1): { period: string; cost: number } | null {
  const [first] = rows.toSorted((one, other) => direction * (other.cost - one.cost))
  return first?.period === undefined || first.period === null
    ? null
    : { period: first.period, cost: first.cost }
}

export const queryCostsByRange = defineTool({
  name: 'query_costs_by_range',
  title: 'Costs over time',
  description:
    'The cost of every day, week or month of a period. Choose it for trends, "by day", "per week", "which day" and charts over time.',
  input: QueryCostsInput,
  output: QueryCostsResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const granularity = input.granularity ?? 'daily'
    const { rows, total } = await seriesOf(ctx, scope, granularity, input.group_by)
    const direction = input.sort === 'cost_asc' ? -1 : 1
    const ranked = rows.toSorted((one, other) => direction * (other.cost - one.cost))
    return {
      ...scopeFields(scope),
      total_cost: roundToCents(total),
      comparison: null,
      ...(input.limit === undefined ? cutRows(rows, listed) : cutRows(ranked, input.limit)),
      granularity,
      average_cost: rows.length === 0 ? 0 : roundToCents(sumMoney(rows.map((row) => row.cost)) / rows.length),
      highest: peakOf(rows, 1),
      lowest: peakOf(rows, -1),
    }
  },
})
