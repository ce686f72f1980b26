import { baseCurrency } from '../../shared/currency.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { ConversionRateRow, ExchangeRateRow } from '../database/bill-tables.ts'

/** A currency in a month, such as EUR in 2026-10. */
export type CurrencyMonth = Pick<ConversionRateRow, 'month' | 'currency'>

export type Conversion = Pick<ConversionRateRow, 'rate' | 'rate_month' | 'is_provisional'>

type KnownRate = Pick<ExchangeRateRow, 'month' | 'currency' | 'rate'>

const unknown: Conversion = { rate: null, rate_month: null, is_provisional: 0 }

/**
 * Makes the function that says what a currency is worth in the reporting currency. Rates are in USD, so two other
 * currencies meet there. A month without a rate takes the last one before it, which makes the conversion provisional;
 * a rate of a later month is never carried back.
 *
 * @param rates how many USD one unit was, by month and currency.
 */
export function conversionOf(
  rates: readonly KnownRate[],
  reporting: string,
): (of: CurrencyMonth) => Conversion {
  const known = new Map(
    [...groupBy(rates, ({ currency }) => currency)].map(([currency, own]) => [
      currency,
      own.toSorted((one, other) => one.month.localeCompare(other.month)),
    ]),
  )
  const inBase = (currency: string, month: string): KnownRate | undefined =>
    currency === baseCurrency
      ? { currency, month, rate: 1 }
      : known.get(currency)?.findLast((rate) => rate.month <= month)
  return ({ month, currency }) => {
    if (currency === reporting) return { rate: 1, rate_month: month, is_provisional: 0 }
    const [from, to] = [inBase(currency, month), inBase(reporting, month)]
    if (from === undefined || to === undefined) return unknown
    const rate_month = from.month < to.month ? from.month : to.month
    return { rate: from.rate / to.rate, rate_month, is_provisional: rate_month < month ? 1 : 0 }
  }
}
