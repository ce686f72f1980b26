import { z } from 'zod'
import {
  ExchangeRateKey,
  ExchangeRates,
  NewExchangeRate,
  NewReportingCurrency,
  RatesFile,
} from '../../shared/exchange-rate.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { changeReportingCurrency, listRates, loadRates, removeRate, setRate } from './manage-rates.ts'

const common = { tags: ['Exchange rates'], protect: false }

export const exchangeRatesRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/exchange-rates',
        summary: 'List exchange rates',
        description:
          'The reporting currency, the rates in USD, those that costs wait for, and those that are carried on from an earlier month.',
      },
    })
    .input(z.void())
    .output(output(ExchangeRates))
    .query(({ ctx }) => listRates(ctx)),

  report_in: procedure
    .meta({
      openapi: {
        ...common,
        method: 'PUT',
        path: '/reporting-currency',
        summary: 'Choose the reporting currency',
        description:
          'Converts all costs into it, without importing anything again; what has no rate into it stands apart.',
      },
    })
    .input(NewReportingCurrency)
    .output(output(ExchangeRates))
    .mutation(({ ctx, input }) => alertsAfter(ctx, changeReportingCurrency(ctx, input))),

  set: procedure
    .meta({
      openapi: {
        ...common,
        method: 'PUT',
        path: '/exchange-rates/{month}/{currency}',
        summary: 'Set an exchange rate',
        description: 'Converts the costs of that month and currency anew, without importing anything again.',
      },
    })
    .input(NewExchangeRate)
    .output(output(ExchangeRates))
    .mutation(({ ctx, input }) => alertsAfter(ctx, setRate(ctx, input))),

  remove: procedure
    .meta({
      openapi: {
        ...common,
        method: 'DELETE',
        path: '/exchange-rates/{month}/{currency}',
        summary: 'Remove an exchange rate',
        description: 'The rate that bills carry takes its place; without one the costs stand apart again.',
        errorResponses: [404],
      },
    })
    .input(ExchangeRateKey)
    .output(output(ExchangeRates))
    .mutation(({ ctx, input }) => alertsAfter(ctx, removeRate(ctx, input))),

  load: procedure
    .meta({
      openapi: {
        ...common,
        method: 'POST',
        path: '/exchange-rates',
        summary: 'Load exchange rates from CSV',
        description: 'Takes lines of month, currency and rate; all of them or none.',
        errorResponses: [422],
      },
    })
    .input(RatesFile)
    .output(output(ExchangeRates))
    .mutation(({ ctx, input }) => alertsAfter(ctx, loadRates(ctx, input))),
})
