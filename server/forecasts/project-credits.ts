import { median } from '../series/order-statistics.ts'
import type { DayCalendar } from './day-calendar.ts'
import { duePlaces, recurringFees, type RecurringFee } from './recurring-fees.ts'
import { areSparse, paymentsOf } from './sparse-days.ts'

export type CreditsAhead = {
  readonly point: Float64Array
  /** Whether they go on, came to an end within the last two months, or are none or long gone. */
  readonly state: 'none' | 'go_on' | 'ended'
}

const fourWeeks = 28
/** Daily credits that have been missing for so many days are used up. */
const missingDays = 3
const recent = 62

/**
 * Credits ahead. Those that come daily go on as in the last four weeks, as a part of the usage or as a fixed amount, whichever
 * fits better; those that come monthly go on once a month. They end where they have stopped, and a monthly one as well
 * where the last was less than half of those before: the rest of a balance.
 *
 * @param credits up to the day before the first step.
 * @param usage the same days of what they may be a part of, and what it is expected to be.
 */
export function projectCredits(
  credits: Float64Array,
  usage: Float64Array,
  usageAhead: Float64Array,
  calendar: DayCalendar,
): CreditsAhead {
  const end = credits.length
  const point = new Float64Array(usageAhead.length)
  const payments = paymentsOf(credits, end)
  const last = payments.at(-1)
  if (last === undefined) return { point, state: 'none' }
  const lately = payments.filter(({ place }) => place >= end - 2 * recent)
  if (!areSparse(lately, calendar)) {
    if (last.place < end - missingDays) return { point, state: stateAfter(last.place, end) }
    return { point: dailyCredits(credits, usage, usageAhead), state: 'go_on' }
  }
  const fees = recurringFees(payments, end, calendar, 'credit').filter((fee) => !isRest(fee))
  for (const fee of fees) {
    for (const place of duePlaces(fee, end, end + point.length, calendar)) {
      point[place - end] = (point[place - end] ?? 0) + fee.amount
    }
  }
  return { point, state: fees.length > 0 ? 'go_on' : stateAfter(last.place, end) }
}

function stateAfter(last: number, end: number): 'ended' | 'none' {
  return last >= end - recent ? 'ended' : 'none'
}

function isRest({ payments }: RecurringFee): boolean {
  const amounts = payments.map(({ amount }) => Math.abs(amount))
  return (amounts.at(-1) ?? 0) < median(amounts.slice(-4, -1)) / 2
}

function dailyCredits(credits: Float64Array, usage: Float64Array, usageAhead: Float64Array): Float64Array {
  const given = credits.subarray(-fourWeeks)
  const used = usage.subarray(-given.length)
  const sum = given.reduce((total, amount) => total + amount, 0)
  const base = used.reduce((total, amount) => total + amount, 0)
  const mean = sum / given.length
  const share = base > 0 ? sum / base : 0
  let [offMean, offShare] = [0, 0]
  given.forEach((amount, i) => {
    offMean += (amount - mean) ** 2
    offShare += (amount - share * (used[i] ?? 0)) ** 2
  })
  return usageAhead.map((amount) => (offShare < offMean ? share * amount : mean))
}
