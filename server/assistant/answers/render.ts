import {
  AnalyzeServicesResult,
  CompareProvidersResult,
  CostSummaryResult,
  DetectAnomaliesResult,
  QueryCostsResult,
  RecommendationsResult,
} from '../../../shared/tool-results.ts'
import { type ToolName } from '../../../shared/tools.ts'
import type { Draft } from './draft.ts'
import { renderAnomalies } from './render-anomalies.ts'
import { renderComparison } from './render-comparison.ts'
import { renderRecommendations } from './render-recommendations.ts'
import { renderSeries } from './render-series.ts'
import { renderServices } from './render-services.ts'
import { renderSummary } from './render-summary.ts'

/** A tool's result in words, tables and points. */
export type Renderer = (result: unknown, periodGiven: boolean) => Draft

export const renderers: Record<ToolName, Renderer> = {
  query_costs_by_range: (result, given) => renderSeries(QueryCostsResult.parse(result), given),
  get_cost_summary: (result, given) => renderSummary(CostSummaryResult.parse(result), given),
  compare_providers: (result, given) => renderComparison(CompareProvidersResult.parse(result), given),
  analyze_service_costs: (result, given) => renderServices(AnalyzeServicesResult.parse(result), given),
  detect_cost_anomalies: (result, given) => renderAnomalies(DetectAnomaliesResult.parse(result), given),
  get_optimization_recommendations: (result, given) =>
    renderRecommendations(RecommendationsResult.parse(result), given),
}
