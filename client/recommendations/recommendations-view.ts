import { z } from 'zod'
import { providers } from '../../shared/catalogue.ts'
import { recommendationStates, type Recommendation } from '../../shared/recommendation.ts'

export const stateFilters = [...recommendationStates, 'all'] as const
export const providerFilters = ['all', ...providers] as const

/** What the page shows; all of it stands in the address. */
export const RecommendationsView = z.object({
  state: z.enum(stateFilters).catch('open'),
  provider: z.enum(providerFilters).catch('all'),
  /** The one that is looked at. */
  id: z.string().catch(''),
})
export type RecommendationsView = z.infer<typeof RecommendationsView>

/** The recommendations in order; one that is looked at comes first. */
export function inOrder(recommendations: readonly Recommendation[], id: string): Recommendation[] {
  return [
    ...recommendations.filter((advice) => advice.id === id),
    ...recommendations.filter((advice) => advice.id !== id),
  ]
}
