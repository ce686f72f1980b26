import { z } from 'zod'
import { recommendationStates, type Recommendation } from '../../shared/recommendation.ts'
import { providerChoices } from '../ui/provider-choices.ts'

export const stateFilters = [...recommendationStates, 'all'] as const

/** What the page shows; all of it stands in the address. */
export const RecommendationsView = z.object({
  state: z.enum(stateFilters).catch('open'),
  provider: z.enum(providerChoices).catch('all'),
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
