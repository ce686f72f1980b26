import {
  Recommendation,
  RecommendationDecision,
  RecommendationsQuery,
  RecommendationsResponse,
} from '../../shared/recommendation.ts'
import { output, procedure, router } from '../trpc.ts'
import { decideRecommendation, listRecommendations } from './list-recommendations.ts'

const recommendations = { tags: ['Recommendations'], protect: false }

export const recommendationsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...recommendations,
        method: 'GET',
        path: '/recommendations',
        summary: 'What to do',
        description:
          'What rules find in the bills: evidence, formula, estimated monthly saving with its assumptions, and how to check afterwards.',
      },
    })
    .input(RecommendationsQuery)
    .output(output(RecommendationsResponse))
    .query(({ ctx, input }) => listRecommendations(ctx, input)),

  decide: procedure
    .meta({
      openapi: {
        ...recommendations,
        method: 'PUT',
        path: '/recommendations/{id}',
        summary: 'Dismiss, snooze or finish',
        description:
          'Keeps a decision with its reason; what is done is followed up: saving expected against seen.',
      },
    })
    .input(RecommendationDecision)
    .output(output(Recommendation))
    .mutation(({ ctx, input }) => decideRecommendation(ctx, input)),
})
