import { z } from 'zod'
import { AccountCoverage } from '../../shared/coverage.ts'
import { output, procedure, router } from '../trpc.ts'
import { listCoverage } from './list-coverage.ts'

export const coverageRouter = router({
  list: procedure
    .meta({
      openapi: {
        tags: ['Imports'],
        protect: false,
        method: 'GET',
        path: '/coverage',
        summary: 'Days that bills cover',
        description:
          'For each billing account: which days are complete, partial or missing, and how fresh they are.',
      },
    })
    .input(z.void())
    .output(output(z.array(AccountCoverage)))
    .query(({ ctx }) => listCoverage(ctx)),
})
