import { z } from 'zod'
import { Month } from './bill.ts'
import { baseCurrency, CurrencyCode, ReportingCurrency } from './currency.ts'
import { exact } from './exact.ts'

export const Currency = CurrencyCode.refine(
  (currency) => currency !== baseCurrency,
  'Rates are given in USD, so USD needs no rate.',
).meta({ id: 'Currency', description: 'A currency, ISO 4217.', example: 'EUR' })
export type Currency = z.infer<typeof Currency>

const rate = () =>
  z
    .number('Write the rate as a number, for example 1.08.')
    .positive('A rate is above 0.')
    .max(1e6)
    .meta({ description: 'How many USD one unit of the currency is.', example: 1.08 })

const key = {
  month: Month.meta({ description: 'The month of the charges.', example: '2026-10' }),
  currency: Currency.meta({ description: 'The currency of the bill.', example: 'EUR' }),
}

export const rateOrigins = ['entered', 'file', 'bill'] as const

export const ExchangeRate = z
  .object({
    ...key,
    currency: z.string().meta({ description: 'The currency of the bill.', example: 'EUR' }),
    rate: rate(),
    origin: z.enum(rateOrigins).meta({
      description: 'Entered by hand, loaded from a file, or taken from a bill.',
      example: 'entered',
    }),
    updated_at: z
      .string()
      .meta({ description: 'When it was last set.', example: '2026-11-24T12:00:00.000Z' }),
  })
  .meta({
    id: 'ExchangeRate',
    description: 'What a currency was worth in a month.',
    example: {
      month: '2026-10',
      currency: 'EUR',
      rate: 1.08,
      origin: 'entered',
      updated_at: '2026-11-24T12:00:00.000Z',
    },
  })
export type ExchangeRate = z.infer<typeof ExchangeRate>

export const MissingRate = z
  .object({
    month: Month.meta({ description: 'The month of the charges.', example: '2026-10' }),
    currency: z.string().meta({ description: 'The currency of the bill.', example: 'NOK' }),
    cost: z.number().meta({ description: 'What waits for the rate, in that currency.', example: 1200.5 }),
  })
  .meta({
    id: 'MissingRate',
    description: 'A rate that costs wait for; until it is there they are in no total.',
    example: { month: '2026-10', currency: 'NOK', cost: 1200.5 },
  })

export const CarriedRate = z
  .object({
    month: Month.meta({ description: 'The month of the charges.', example: '2026-12' }),
    currency: z.string().meta({ description: 'The currency of the bill.', example: 'EUR' }),
    rate: z.number().meta({ description: 'One unit in the reporting currency.', example: 1.08 }),
    rate_month: Month.meta({ description: 'The month whose rate is carried on.', example: '2026-11' }),
    cost: z.number().meta({ description: 'What it converts, in that currency.', example: 500 }),
  })
  .meta({
    id: 'CarriedRate',
    description: 'A rate of an earlier month that counts until that of the month itself is there.',
    example: { month: '2026-12', currency: 'EUR', rate: 1.08, rate_month: '2026-11', cost: 500 },
  })

export const ExchangeRates = z
  .object({
    reporting_currency: z
      .string()
      .meta({ description: 'The currency that all totals are in.', example: 'USD' }),
    rates: z.array(ExchangeRate).meta({ description: 'The rates that are known, newest month first.' }),
    missing: z.array(MissingRate).meta({ description: 'The rates that costs wait for.' }),
    provisional: z
      .array(CarriedRate)
      .meta({ description: 'Months that are converted at the rate of an earlier one.' }),
  })
  .meta({
    id: 'ExchangeRates',
    description: 'What currencies were worth in USD, and what is missing to convert all costs.',
  })
export type ExchangeRates = z.infer<typeof ExchangeRates>

export const NewExchangeRate = z.strictObject({ ...key, rate: exact(rate()) }).meta({
  id: 'NewExchangeRate',
  description: 'A rate to use from now on; no bill has to be imported again.',
  example: { month: '2026-10', currency: 'EUR', rate: 1.08 },
})
export type NewExchangeRate = z.infer<typeof NewExchangeRate>

export const ExchangeRateKey = z.strictObject(key)
export type ExchangeRateKey = z.infer<typeof ExchangeRateKey>

export const NewReportingCurrency = z.strictObject({ currency: ReportingCurrency }).meta({
  id: 'NewReportingCurrency',
  description: 'The currency that all totals are in from now on; no bill has to be imported again.',
  example: { currency: 'EUR' },
})
export type NewReportingCurrency = z.infer<typeof NewReportingCurrency>

export const RatesFile = z
  .strictObject({
    csv: z.string().min(1).max(500_000).meta({
      description: 'Lines of month, currency and rate, with a header.',
      example: 'month,currency,rate\n2026-10,EUR,1.08\n',
    }),
  })
  .meta({
    id: 'RatesFile',
    description: 'Rates as CSV text; all of it is taken or nothing.',
    example: { csv: 'month,currency,rate\n2026-10,EUR,1.08\n' },
  })
export type RatesFile = z.infer<typeof RatesFile>
