import { output, procedure, router } from '../trpc.ts'
import { analyzeServiceCosts } from './analyze-service-costs.ts'
import { compareProviders } from './compare-providers.ts'
import { detectCostAnomalies } from './detect-cost-anomalies.ts'
import { getCostSummary } from './get-cost-summary.ts'
import { getOptimizationRecommendations } from './get-optimization-recommendations.ts'
import { queryCostsByRange } from './query-costs-by-range.ts'

/** The tools for typed clients. They have no REST path: there the cost endpoints answer the same questions. */
export const toolsRouter = router({
  query_costs_by_range: procedure
    .input(queryCostsByRange.input)
    .output(output(queryCostsByRange.output))
    .query(({ ctx, input }) => queryCostsByRange.execute(input, ctx)),
  get_cost_summary: procedure
    .input(getCostSummary.input)
    .output(output(getCostSummary.output))
    .query(({ ctx, input }) => getCostSummary.execute(input, ctx)),
  compare_providers: procedure
    .input(compareProviders.input)
    .output(output(compareProviders.output))
    .query(({ ctx, input }) => compareProviders.execute(input, ctx)),
  analyze_service_costs: procedure
    .input(analyzeServiceCosts.input)
    .output(output(analyzeServiceCosts.output))
    .query(({ ctx, input }) => analyzeServiceCosts.execute(input, ctx)),
  detect_cost_anomalies: procedure
    .input(detectCostAnomalies.input)
    .output(output(detectCostAnomalies.output))
    .query(({ ctx, input }) => detectCostAnomalies.execute(input, ctx)),
  get_optimization_recommendations: procedure
    .input(getOptimizationRecommendations.input)
    .output(output(getOptimizationRecommendations.output))
    .query(({ ctx, input }) => getOptimizationRecommendations.execute(input, ctx)),
})
