import { percentageOf, roundToCents } from '../../shared/money.ts'
import { CostSummaryResult } from '../../shared/tool-results.ts'
import { CostSummaryInput } from '../../shared/tools.ts'
import { breakDownCosts } from '../costs/break-down-costs.ts'
import { dailyAverage } from '../costs/daily-average.ts'
import { comparedFields, cutRows, providerRows, scopeCosts, serviceRows } from './cost-rows.ts'
import { resolveScope } from './resolve-scope.ts'
import { defineTool } from './tool.ts'

const listed = 10

export const getCostSummary = defineTool({
  name: 'get_cost_summary',
  title: 'Cost summary',
  description:
    'The total cost of a period with its split by provider and by service, and the change against a comparison period. Choose it for "how much", totals, breakdowns and changes of a total.',
  input: CostSummaryInput,
  output: CostSummaryResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const costs = await scopeCosts(ctx, scope)
    const everything = await breakDownCosts(ctx, {}, scope.period, 'billed')
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
      ...cutRows(serviceRows(costs), input.limit ?? listed),
      by_provider: providerRows(costs),
      daily_average: roundToCents(daily_average),
      share_of_all_percent: everything.total_cost === 0 ? null : percentageOf(total, everything.total_cost),
    }
  },
})
