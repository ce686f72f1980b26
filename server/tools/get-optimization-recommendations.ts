import { roundToCents } from '../../shared/money.ts'
import { RecommendationsInput, RecommendationsResult, type RecommendationRow } from '../../shared/tools.ts'
import { listServices } from '../catalogue/list-services.ts'
import { comparedCosts, comparisonOf, cutRows, scopeFields, serviceRows } from './cost-rows.ts'
import { resolveScope } from './resolve-scope.ts'
import { serviceSeries } from './service-series.ts'
import { spendRules, type ServiceFacts } from './spend-rules.ts'
import { defineTool } from './tool.ts'

const listed = 6

function recommend(facts: ServiceFacts): RecommendationRow[] {
  const { series, figures } = facts
  const found = spendRules.map((rule) => rule(facts)).find((advice) => advice !== null)
  if (found === undefined) return []
  const { cloud_provider, service_name } = series
  return [{ ...found, cloud_provider, service_name, cost: figures.cost }]
}

/** The dearest of each kind of advice come first, so that a short list is not all of one kind. */
function varied(rows: readonly RecommendationRow[]): RecommendationRow[] {
  const dearest = rows.toSorted((one, other) => other.cost - one.cost)
  const firsts = dearest.filter(
    (row, index) => dearest.findIndex((other) => other.title === row.title) === index,
  )
  return [...firsts, ...dearest.filter((row) => !firsts.includes(row))]
}

export const getOptimizationRecommendations = defineTool({
  name: 'get_optimization_recommendations',
  title: 'Recommendations',
  description:
    'What to do about the spend of a period, each with its figures. Choose it for saving, reducing, waste and optimisation.',
  input: RecommendationsInput,
  output: RecommendationsResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const costs = await comparedCosts(ctx, scope)
    const rows = serviceRows(costs)
    const mover = rows.toSorted((one, other) => (other.change ?? 0) - (one.change ?? 0))[0]
    const categories = await listServices(ctx, {})
    const found = (await serviceSeries(ctx, scope, scope.period)).flatMap((series) => {
      const isIt = (one: { cloud_provider: string | null; service_name: string | null }) =>
        one.cloud_provider === series.cloud_provider && one.service_name === series.service_name
      const figures = rows.find(isIt)
      const category = categories.find((one) => isIt({ ...one, service_name: one.name }))?.category ?? ''
      if (figures === undefined) return []
      return recommend({
        series,
        figures,
        category: category.toLowerCase(),
        isBiggestMover: figures === mover,
      })
    })
    return {
      ...scopeFields(scope),
      total_cost: roundToCents(costs.current.total_cost),
      comparison: comparisonOf(scope, costs),
      ...cutRows(rows, listed),
      recommendations: varied(found).slice(0, input.limit ?? listed),
    }
  },
})
