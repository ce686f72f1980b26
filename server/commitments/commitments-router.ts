import { CommitmentsQuery, CommitmentsResponse } from '../../shared/commitment.ts'
import { PurchasePlanQuery, PurchasePlanResponse } from '../../shared/purchase-plan.ts'
import { output, procedure, router } from '../trpc.ts'
import { listCommitments } from './list-commitments.ts'
import { planPurchase } from './plan-purchase.ts'

const commitments = { tags: ['Commitments'], protect: false }

export const commitmentsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...commitments,
        method: 'GET',
        path: '/commitments',
        summary: 'Commitments and coverage',
        description:
          'Reservations, savings plans and committed use discounts: what they cost, cover, save and leave unused; coverage of eligible usage; agreed spends.',
      },
    })
    .input(CommitmentsQuery)
    .output(output(CommitmentsResponse))
    .query(({ ctx, input }) => listCommitments(ctx, input)),

  plan: procedure
    .meta({
      openapi: {
        ...commitments,
        method: 'GET',
        path: '/commitments/plan',
        summary: 'What to commit to',
        description:
          'The size of a commitment that would have saved most over the last days, for each term and payment, and what is lost if usage falls.',
      },
    })
    .input(PurchasePlanQuery)
    .output(output(PurchasePlanResponse))
    .query(({ ctx, input }) => planPurchase(ctx, input)),
})
