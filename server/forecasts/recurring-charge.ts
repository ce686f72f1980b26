import { median } from '../series/order-statistics.ts'

/** A charge on top of the daily cost that comes about once a month. */
export type RecurringCharge = {
  /** Positions of its past occurrences, ascending. */
  at: number[]
  /** Median amount above the expectation, in the unit of the series. */
  amount: number
}

const leastOccurrences = 3
const [shortestMonth, longestMonth] = [28, 31]

/**
 * Finds a monthly fee among the outliers of a daily series: the longest chain of outliers 28 to 31 days apart
 * that reaches the last month of the series, has at least three links, and whose excess over the expectation
 * (original minus cleaned value) stays within a third of its median. Null when there is none.
 */
export function recurringCharge(
  original: Float64Array,
  cleaned: Float64Array,
  outliers: readonly number[],
): RecurringCharge | null {
  const excess = (at: number): number => (original[at] ?? 0) - (cleaned[at] ?? 0)
  const fees = outliers.filter((at) => excess(at) > 0)
  let best: RecurringCharge | null = null
  for (const last of fees.filter((at) => at >= original.length - longestMonth)) {
    const at = chainTo(last, fees)
    const amount = median(at.map(excess))
    const steady = at.every((place) => Math.abs(excess(place) - amount) <= amount / 3)
    if (steady && at.length >= leastOccurrences && at.length > (best?.at.length ?? 0)) best = { at, amount }
  }
  return best
}

function chainTo(last: number, fees: readonly number[]): number[] {
  const chain = [last]
  let first = last
  for (const at of fees.toReversed()) {
    const gap = first - at
    if (gap < shortestMonth || gap > longestMonth) continue
    chain.unshift(at)
    first = at
  }
  return chain
}

/** Adds the charge to the days of a forecast on which it is due, about every 30.4 days after the last one. */
export function addRecurringCharge(
  point: Float64Array,
  charge: RecurringCharge,
  length: number,
): Float64Array {
  const due = new Set<number>()
  const last = charge.at.at(-1) ?? 0
  for (let month = 1; last + 30 * month < length + point.length + 30; month++) {
    due.add(Math.round(last + 30.44 * month) - length)
  }
  return point.map((value, step) => (due.has(step) ? value + charge.amount : value))
}
