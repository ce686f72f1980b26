import { ExplainQuery, Explanation } from '../../shared/explanation.ts'
import { output, procedure, router } from '../trpc.ts'
import { explainChange } from './explain-change.ts'

export const explanationsRouter = router({
  explain: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/explain',
        tags: ['Explain'],
        summary: 'Why costs changed',
        description:
          'Waterfalls from the total of one period to that of another; the parts add up to the difference to the cent.',
        protect: false,
      },
    })
    .input(ExplainQuery)
    .output(output(Explanation))
    .query(({ ctx, input }) => explainChange(ctx, input)),
})
