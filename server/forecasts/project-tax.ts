import { median } from '../series/order-statistics.ts'
import type { DayCalendar } from './day-calendar.ts'
import { duePlaces, recurringFees } from './recurring-fees.ts'
import { areSparse, paymentsOf } from './sparse-days.ts'

/** What a tax is on: its days so far and those to come. */
export type TaxBase = { readonly known: Float64Array; readonly ahead: Float64Array }

const wholeMonths = 3
/** No tax on what computers do is as high. */
const highestRate = 0.35

/**
 * Tax ahead: it follows what it is on, at its share of the last three whole months, less what is booked of the month
 * already. A tax that is booked on single days comes on its usual day, or over what is left of a month whose day has
 * passed. Without anything that it could be on, it goes on as a fee would.
 *
 * @param tax up to the day before the first step.
 * @param bases what it may be on; the first that cost anything counts.
 */
export function projectTax(
  tax: Float64Array,
  bases: readonly TaxBase[],
  calendar: DayCalendar,
): Float64Array {
  const end = tax.length
  const steps = bases[0]?.ahead.length ?? 0
  const point = new Float64Array(steps)
  const payments = paymentsOf(tax, end)
  if (payments.length === 0 || steps === 0) return point
  const from = calendar.monthOf(end)
  for (const base of bases) {
    const rate = rateOf(tax, base.known, from, calendar)
    if (rate === null) continue
    const isSparse = areSparse(payments, calendar)
    const usual = isSparse ? median(payments.map(({ place }) => calendar.dayOf(place))) : null
    for (let month = from; month <= calendar.monthOf(end + steps - 1); month++) {
      addMonth(point, { tax, base, rate, month, usual }, calendar)
    }
    return point
  }
  for (const fee of recurringFees(payments, end, calendar, 'credit')) {
    for (const place of duePlaces(fee, end, end + steps, calendar)) {
      point[place - end] = (point[place - end] ?? 0) + fee.amount
    }
  }
  return point
}

/** The tax as a part of what it is on; null where that cost nothing. */
function rateOf(tax: Float64Array, base: Float64Array, from: number, calendar: DayCalendar): number | null {
  let [taxed, on] = [0, 0]
  for (let back = 1; back <= wholeMonths; back++) {
    const first = calendar.placeOf(from - back, 1)
    if (first < 0) break
    const next = calendar.placeOf(from - back + 1, 1)
    const ownTax = sumBetween(tax, first, next)
    const own = sumBetween(base, first, next)
    // A tax that has ended is not carried on, and what lies before its first month tells nothing of it.
    if (ownTax === 0) {
      if (back === 1 && own !== 0) return 0
      break
    }
    taxed += ownTax
    on += own
  }
  if (taxed === 0) [taxed, on] = [sumBetween(tax, 0, tax.length), sumBetween(base, 0, base.length)]
  return on > 0 && Math.abs(taxed) <= highestRate * on ? taxed / on : null
}

type TaxMonth = {
  readonly tax: Float64Array
  readonly base: TaxBase
  readonly rate: number
  readonly month: number
  /** The day of the month on which it is booked; null where it is booked daily. */
  readonly usual: number | null
}

function addMonth(
  point: Float64Array,
  { tax, base, rate, month, usual }: TaxMonth,
  calendar: DayCalendar,
): void {
  const end = tax.length
  const first = calendar.placeOf(month, 1)
  const next = calendar.placeOf(month + 1, 1)
  const until = Math.min(next, end + point.length)
  const from = Math.max(first, end)
  const on = sumBetween(base.known, Math.max(0, first), end) + sumBetween(base.ahead, from - end, until - end)
  const covered = until - Math.max(0, first)
  const whole = usual === null ? on : (on * (next - first)) / covered
  const left = rate * whole - sumBetween(tax, Math.max(0, first), end)
  if (left * rate * whole <= 0) return
  const due = usual === null ? -1 : calendar.placeOf(month, usual)
  if (due >= until) return
  if (due >= end) {
    point[due - end] = (point[due - end] ?? 0) + left
    return
  }
  const share = left / (usual === null ? until - from : next - from)
  for (let place = from; place < until; place++) point[place - end] = (point[place - end] ?? 0) + share
}

function sumBetween(values: Float64Array, from: number, until: number): number {
  let sum = 0
  for (let place = from; place < Math.min(until, values.length); place++) sum += values[place] ?? 0
  return sum
}
