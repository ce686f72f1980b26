import { z } from 'zod'
import { Month } from './bill.ts'
import { formatMoney } from './money.ts'

/** What exchange rates are given in, and the reporting currency until another one is chosen. */
export const baseCurrency = 'USD'

/** Every currency of ISO 4217. */
export const currencyCodes: readonly string[] = Intl.supportedValuesOf('currency')

/** Whether three letters are a currency of ISO 4217. */
export function isCurrency(letters: string): boolean {
  return currencyCodes.includes(letters)
}

export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Write a currency by its three capital letters, such as EUR.')

export const ReportingCurrency = CurrencyCode.refine(
  isCurrency,
  'There is no such currency. Use its ISO 4217 letters, such as EUR.',
).meta({ description: 'The currency that totals are in, ISO 4217.', example: 'EUR' })

const amount = (description: string, example: number) => z.number().meta({ description, example })
const billing_currency = z.string().meta({ description: 'The currency of the bill.', example: 'EUR' })
const record_count = z.number().int().meta({ description: 'How many rows it is.', example: 12 })

export const UnconvertedAmount = z
  .object({
    billing_currency,
    cost: amount('The sum in that currency.', 1200),
    record_count,
    months: z.array(Month).meta({ description: 'The months that wait for a rate.', example: ['2026-10'] }),
  })
  .meta({ id: 'UnconvertedAmount', description: 'An amount without an exchange rate; it is in no total.' })
export type UnconvertedAmount = z.infer<typeof UnconvertedAmount>

export const ProvisionalRate = z
  .object({
    billing_currency,
    month: Month.meta({ description: 'The month that has no rate of its own yet.', example: '2026-12' }),
    rate: amount('One unit in the reporting currency.', 1.08),
    rate_month: Month.meta({ description: 'The month whose rate is carried on.', example: '2026-11' }),
    cost: amount('What it converts, in the currency of the bill.', 500),
    converted_cost: amount('The same in the reporting currency.', 540),
    record_count,
  })
  .meta({
    id: 'ProvisionalRate',
    description: 'A month that is converted at the last rate known before it, until its own is there.',
  })
export type ProvisionalRate = z.infer<typeof ProvisionalRate>

/** What stands apart of some days, and what is provisional in them, as fields of an answer. */
export const currencyListFields = (days: string) => ({
  unconverted: z
    .array(UnconvertedAmount)
    .meta({ description: `Amounts of ${days} without an exchange rate; they are in no total.` }),
  provisional_rates: z.array(ProvisionalRate).meta({
    description: `Rates of ${days} that are carried on from an earlier month until the right ones are known.`,
  }),
})

/** What every answer with a total says about currencies. */
export const currencyFields = {
  currency: z.string().meta({ description: 'The reporting currency: all totals are in it.', example: 'USD' }),
  ...currencyListFields('the answer'),
}

/** The same as a value. */
export type CurrencyFigures = {
  readonly currency: string
  readonly unconverted: UnconvertedAmount[]
  readonly provisional_rates: ProvisionalRate[]
}

/** What stands apart, as a sentence: `€20.00 have no exchange rate and are in no total (2026-10).` */
export function unconvertedSentence({ billing_currency: currency, cost, months }: UnconvertedAmount): string {
  return `${amountWords(cost, currency)} have no exchange rate and are in no total (${months.join(', ')}).`
}

/** What is carried on, as a sentence: `500.00 EUR of 2026-12 count at the rate of 2026-11 until ...` */
export function provisionalSentence({
  billing_currency: currency,
  cost,
  month,
  rate_month,
}: ProvisionalRate): string {
  return `${amountWords(cost, currency)} of ${month} are converted at the rate of ${rate_month}, which is provisional until that of ${month} is known.`
}

/** Both lists as sentences. */
export function currencySentences({
  unconverted,
  provisional_rates,
}: Pick<CurrencyFigures, 'unconverted' | 'provisional_rates'>): string[] {
  return [...unconverted.map(unconvertedSentence), ...provisional_rates.map(provisionalSentence)]
}

/** An amount of a bill with its currency's letters, so that no sign can mislead: `1,234.50 EUR`. */
export function amountWords(amount: number, currency: string): string {
  return `${formatMoney(amount, currency, 'letters')} ${currency}`
}
