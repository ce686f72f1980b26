import { z } from 'zod'
import { ApiIndex, Health } from '../../shared/api-index.ts'
import { output, procedure, router } from '../trpc.ts'
import { product } from '../version.ts'
import { checkHealth } from './check-health.ts'

const tags = ['System']

export const systemRouter = router({
  index: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/',
        tags,
        summary: 'What this API offers',
        description: 'Names every endpoint and where the documentation is.',
        protect: false,
      },
    })
    .input(z.void())
    .output(output(ApiIndex))
    .query(({ ctx }) => ({
      ...product,
      endpoints: [...ctx.endpoints],
      docs: '/docs',
      openapi: '/openapi.json',
    })),

  health: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/health',
        tags,
        summary: 'State of the installation',
        description: 'Answers when the database does, and says which days it holds.',
        protect: false,
      },
    })
    .input(z.void())
    .output(output(Health))
    .query(({ ctx }) => checkHealth(ctx)),
})
