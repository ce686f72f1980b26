import { z } from 'zod'
import { DemoRemoval, SeedRequest, SeedResult } from '../../shared/demo-data.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { removeDemoData, seedDemoData } from './seed.ts'

const tags = ['Demo data']

export const demoDataRouter = router({
  seed: procedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/seed-data',
        tags,
        summary: 'Make demo data',
        description: 'Replaces earlier demo data and nothing else, in one transaction.',
        protect: false,
      },
    })
    .input(SeedRequest)
    .output(output(SeedResult))
    .mutation(({ ctx, input }) => alertsAfter(ctx, seedDemoData(ctx, input))),

  remove: procedure
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/seed-data',
        tags,
        summary: 'Remove the demo data',
        description: 'Deletes the demo data and nothing else.',
        protect: false,
      },
    })
    .input(z.void())
    .output(output(DemoRemoval))
    .mutation(({ ctx }) => alertsAfter(ctx, removeDemoData(ctx))),
})
