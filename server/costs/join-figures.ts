import type { CurrencyFigures, ProvisionalRate, UnconvertedAmount } from '../../shared/currency.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'

/** What two answers about different days say of currencies, as if they were one. */
export function joinFigures(one: CurrencyFigures, other: CurrencyFigures): CurrencyFigures {
  return {
    currency: one.currency,
    unconverted: joinUnconverted([...one.unconverted, ...other.unconverted]),
    provisional_rates: joinProvisional([...one.provisional_rates, ...other.provisional_rates]),
  }
}

function joinUnconverted(amounts: readonly UnconvertedAmount[]): UnconvertedAmount[] {
  return [...groupBy(amounts, ({ billing_currency }) => billing_currency)].map(([billing_currency, own]) => ({
    billing_currency,
    cost: sumOf(own.map(({ cost }) => cost)),
    record_count: own.reduce((count, amount) => count + amount.record_count, 0),
    months: [...new Set(own.flatMap(({ months }) => months))].sort(),
  }))
}

function joinProvisional(rates: readonly ProvisionalRate[]): ProvisionalRate[] {
  return [
    ...groupBy(rates, ({ billing_currency, month }) => `${billing_currency} ${month}`).values(),
  ].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        ...first,
        cost: sumOf(own.map(({ cost }) => cost)),
        converted_cost: sumOf(own.map(({ converted_cost }) => converted_cost)),
        record_count: own.reduce((count, rate) => count + rate.record_count, 0),
      },
    ]
  })
}

function sumOf(amounts: readonly number[]): number {
  return roundForApi(sumMoney(amounts))
}
