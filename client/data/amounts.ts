import { subtractDecimals, sumDecimals, type Decimal } from '../../shared/decimal.ts'
import { formatCents } from './format-exact.ts'

/** Exact amounts by billing currency, which are never added across currencies. */
export type Amounts = Readonly<Record<string, Decimal>>

/** Sums of each currency. */
export function addAmounts(all: readonly Amounts[]): Amounts {
  const currencies = new Set(all.flatMap((amounts) => Object.keys(amounts)))
  return Object.fromEntries(
    [...currencies].map((currency) => [
      currency,
      sumDecimals(all.map((amounts) => amounts[currency] ?? '0')),
    ]),
  )
}

/** What has to be added to the second to make the first. */
export function subtractAmounts(from: Amounts, amounts: Amounts): Amounts {
  const negative = Object.entries(amounts).map(([currency, amount]) => [
    currency,
    subtractDecimals('0', amount),
  ])
  return addAmounts([from, Object.fromEntries(negative)])
}

/** Amounts for a person: `40.00 USD and 1,200.00 EUR`. */
export function formatAmounts(amounts: Amounts): string {
  const words = Object.entries(amounts).map(([currency, amount]) => `${formatCents(amount)} ${currency}`)
  return words.length === 0 ? 'nothing' : words.join(' and ')
}

/** What becomes of a total that changes by some amounts: `falls by 40.00 USD`. */
export function changeWords(change: Amounts): string {
  const words = Object.entries(change)
    .filter(([, amount]) => amount !== '0')
    .map(([currency, amount]) =>
      amount.startsWith('-')
        ? `falls by ${formatCents(amount.slice(1))} ${currency}`
        : `rises by ${formatCents(amount)} ${currency}`,
    )
  return words.length === 0 ? 'stays the same' : words.join(' and ')
}
