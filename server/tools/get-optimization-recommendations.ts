import { roundToCents } from '../../shared/money.ts'
import { RecommendationsResult } from '../../shared/tool-results.ts'
import { RecommendationsInput } from '../../shared/tools.ts'
import { comparedFields, cutRows, scopeCosts, serviceRows } from './cost-rows.ts'
import { knownRecommendations } from './known-recommendations.ts'
import { resolveScope } from './resolve-scope.ts'
import { defineTool } from './tool.ts'

const listed = 6

type Named = { readonly cloud_provider: string | null; readonly service_name: string | null }

function isSame(one: Named, other: Named): boolean {
  return one.cloud_provider === other.cloud_provider && one.service_name === other.service_name
}

export const getOptimizationRecommendations = defineTool({
  name: 'get_optimization_recommendations',
  title: 'Recommendations',
  description:
    'What to do about the spend, each with its figures and, where it can be said, its monthly saving. Choose it for saving, reducing, waste and optimisation.',
  input: RecommendationsInput,
  output: RecommendationsResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const costs = await scopeCosts(ctx, scope)
    const rows = serviceRows(costs)
    const known = await knownRecommendations(ctx, scope)
    const recommendations = known.map((advice) => ({
      ...advice,
      cost: rows.find((row) => isSame(row, advice))?.cost ?? 0,
    }))
    return {
      ...comparedFields(scope, costs),
      total_cost: roundToCents(costs.whole.total_cost),
      ...cutRows(rows, listed),
      recommendations: recommendations.slice(0, input.limit ?? listed),
    }
  },
})
