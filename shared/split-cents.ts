import { roundToCents, sumMoney } from './money.ts'

/**
 * Rounds amounts to cents so that their sum is the rounded sum of the amounts, to the cent: the method of largest
 * remainders (Hamilton), on whole cents.
 *
 * @param total whole cents to add up to, where that is known from elsewhere; else the rounded sum.
 * @returns whole numbers of cents, one for each amount; none is off its own rounding by a cent or more.
 */
export function splitCents(amounts: readonly number[], total: number = toCents(sumMoney(amounts))): number[] {
  const floors = amounts.map((amount) => Math.floor(Number((amount * 100).toFixed(6))))
  const missing = total - floors.reduce((sum, cents) => sum + cents, 0)
  const byRemainder = amounts
    .map((amount, place) => ({ place, remainder: amount * 100 - (floors[place] ?? 0) }))
    .sort((one, other) => other.remainder - one.remainder || one.place - other.place)
  const raised = new Set(byRemainder.slice(0, missing).map(({ place }) => place))
  return floors.map((cents, place) => cents + (raised.has(place) ? 1 : 0))
}

/** An amount as a whole number of cents. */
export function toCents(amount: number): number {
  return Math.round(roundToCents(amount) * 100)
}

/** Whole cents as an amount. */
export function fromCents(cents: number): number {
  return cents === 0 ? 0 : cents / 100
}
