import { percentageOf, roundToCents } from '../../shared/money.ts'
import { AnalyzeServicesResult, type ToolRow } from '../../shared/tool-results.ts'
import { AnalyzeServicesInput } from '../../shared/tools.ts'
import { breakDownCosts } from '../costs/break-down-costs.ts'
import { dailyAverage } from '../costs/daily-average.ts'
import { comparedFields, cutRows, scopeCosts, serviceRows } from './cost-rows.ts'
import { peakOf, seriesOf } from './query-costs-by-range.ts'
import { resolveScope } from './resolve-scope.ts'
import { defineTool } from './tool.ts'

const listed = 10

function chosen(rows: readonly ToolRow[], input: AnalyzeServicesInput): ToolRow[] {
  const least = input.min_amount ?? 0
  const kept = rows.filter((row) => row.cost >= least && (row.cost !== 0 || row.previous_cost !== 0))
  return input.sort === 'cost_asc' ? kept.toReversed() : kept
}

export const analyzeServiceCosts = defineTool({
  name: 'analyze_service_costs',
  title: 'Analyse services',
  description:
    'What each service costs in a period, ranked, with shares, changes and the dearest day; with a granularity also over time. Choose it for a named service and for "which service", "top N" and cost drivers.',
  input: AnalyzeServicesInput,
  output: AnalyzeServicesResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const costs = await scopeCosts(ctx, scope)
    const everything = await breakDownCosts(ctx, {}, scope.period, 'billed')
    const daily = await seriesOf(ctx, scope, 'daily')
    const series = input.granularity === undefined ? [] : (await seriesOf(ctx, scope, input.granularity)).rows
    const total = costs.whole.total_cost
    const { daily_average } = await dailyAverage(
      ctx,
      { ...scope.filter, metric: 'billed' },
      scope.period,
      total,
    )
    return {
      ...comparedFields(scope, costs),
      total_cost: roundToCents(total),
      ...cutRows(chosen(serviceRows(costs), input), input.limit ?? listed),
      series,
      daily_average: roundToCents(daily_average),
      share_of_all_percent: everything.total_cost === 0 ? null : percentageOf(total, everything.total_cost),
      highest: peakOf(daily.rows, 1),
    }
  },
})
