import { Overview, OverviewQuery } from '../../shared/overview.ts'
import { output, procedure, router } from '../trpc.ts'
import { loadOverview } from './load-overview.ts'

export const overviewRouter = router({
  overview: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/overview',
        tags: ['Overview'],
        summary: 'How costs are doing',
        description:
          'Month to date, forecast, change, budgets, the trend with its forecast band and anomaly marks, movers, anomalies, recommendations and freshness.',
        protect: false,
      },
    })
    .input(OverviewQuery)
    .output(output(Overview))
    .query(({ ctx, input }) => loadOverview(ctx, input)),
})
