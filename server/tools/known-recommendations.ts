import type { Recommendation } from '../../shared/recommendation.ts'
import { formatMoney, roundToCents } from '../../shared/money.ts'
import type { RecommendationRow } from '../../shared/tool-results.ts'
import { listRecommendations } from '../recommendations/list-recommendations.ts'
import type { Scope } from './resolve-scope.ts'
import type { ToolContext } from './tool.ts'

const figuresShown = 3

function figureText({ label, value, unit }: Recommendation['evidence'][number], currency: string): string {
  if (unit === currency) return `${label}: ${formatMoney(value, currency)}`
  return `${label}: ${roundToCents(value)}${unit === 'percent' ? '%' : ` ${unit}`}`
}

function evidenceText({ evidence, saving }: Recommendation, currency: string): string {
  const figures = evidence
    .slice(0, figuresShown)
    .map((figure) => figureText(figure, currency))
    .join('; ')
  const saved =
    saving === null
      ? ''
      : ` It saves about ${formatMoney(saving.expected, currency)} a month (${formatMoney(saving.low, currency)} to ${formatMoney(saving.high, currency)}).`
  return `${figures}.${saved}`
}

/** The open recommendations of the page for a scope, the greatest saving first; the cost is filled in by the caller. */
export async function knownRecommendations(
  ctx: ToolContext,
  { providers, services }: Scope,
): Promise<Omit<RecommendationRow, 'cost'>[]> {
  const { recommendations, currency } = await listRecommendations(ctx, { state: 'open' })
  return recommendations
    .filter(({ cloud_provider }) => providers.length === 0 || providers.includes(cloud_provider))
    .filter(({ service_name }) => services.length === 0 || services.includes(service_name))
    .map((one) => ({
      title: one.title,
      cloud_provider: one.cloud_provider,
      service_name: one.service_name,
      evidence: evidenceText(one, currency),
      action: one.what_to_do,
      monthly_saving: one.saving === null ? null : roundToCents(one.saving.expected),
    }))
}
