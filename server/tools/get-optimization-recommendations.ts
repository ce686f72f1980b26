import { roundToCents } from '../../shared/money.ts'
import { RecommendationsResult, type RecommendationRow, type ToolRow } from '../../shared/tool-results.ts'
import { RecommendationsInput } from '../../shared/tools.ts'
import { listServices } from '../catalogue/list-services.ts'
import { comparedFields, cutRows, scopeCosts, serviceRows } from './cost-rows.ts'
import { knownRecommendations } from './known-recommendations.ts'
import { resolveScope, type Scope } from './resolve-scope.ts'
import { serviceSeries } from './service-series.ts'
import { spendRules, type ServiceFacts } from './spend-rules.ts'
import { defineTool, type ToolContext } from './tool.ts'

const listed = 6

function fromRules(facts: ServiceFacts): RecommendationRow[] {
  const { series, figures } = facts
  const found = spendRules.map((rule) => rule(facts)).find((advice) => advice !== null)
  if (found === undefined) return []
  const { cloud_provider, service_name } = series
  return [{ ...found, cloud_provider, service_name, cost: figures.cost, monthly_saving: null }]
}

type Named = { readonly cloud_provider: string | null; readonly service_name: string | null }

function isSame(one: Named, other: Named): boolean {
  return one.cloud_provider === other.cloud_provider && one.service_name === other.service_name
}

/** Simple advice for every service of the period, dearest first. */
async function simpleAdvice(
  ctx: ToolContext,
  scope: Scope,
  rows: readonly ToolRow[],
): Promise<RecommendationRow[]> {
  const mover = rows.toSorted((one, other) => (other.change ?? 0) - (one.change ?? 0))[0]
  const known = await listServices(ctx, {})
  const found = (await serviceSeries(ctx, scope, scope.period)).flatMap((series) => {
    const figures = rows.find((row) => isSame(row, series))
    const category = known.find((one) => isSame({ ...one, service_name: one.name }, series))?.category ?? ''
    if (figures === undefined) return []
    return fromRules({
      series,
      figures,
      category: category.toLowerCase(),
      isBiggestMover: figures === mover,
      currency: scope.currencies.currency,
    })
  })
  return found.sort((one, other) => other.cost - one.cost)
}

/** What is known to save comes first; simple advice fills up, for services that nothing was said about. */
async function adviceFor(
  ctx: ToolContext,
  scope: Scope,
  rows: readonly ToolRow[],
): Promise<RecommendationRow[]> {
  const known = (await knownRecommendations(ctx, scope)).map((advice) => ({
    ...advice,
    cost: rows.find((row) => isSame(row, advice))?.cost ?? 0,
  }))
  const simple = await simpleAdvice(ctx, scope, rows)
  return [...known, ...simple.filter((advice) => !known.some((one) => isSame(one, advice)))]
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
    const advice = await adviceFor(ctx, scope, rows)
    return {
      ...comparedFields(scope, costs),
      total_cost: roundToCents(costs.whole.total_cost),
      ...cutRows(rows, listed),
      recommendations: advice.slice(0, input.limit ?? listed),
    }
  },
})
