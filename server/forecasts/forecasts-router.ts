import { ForecastQuery, ForecastResponse } from '../../shared/forecast.ts'
import { output, procedure, router } from '../trpc.ts'
import { forecastCosts } from './forecast-costs.ts'

export const forecastsRouter = router({
  forecast: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/forecast',
        tags: ['Forecast'],
        summary: 'Where costs are heading',
        description:
          'Expected cost per day and for the period, with 80 % and 95 % intervals, the method, and its error on this very series.',
        protect: false,
      },
    })
    .input(ForecastQuery)
    .output(output(ForecastResponse))
    .query(({ ctx, input }) => forecastCosts(ctx, input)),
})
