import { median } from '../series/order-statistics.ts'
import type { DayCalendar } from './day-calendar.ts'

/** Amounts that came on single days, oldest first. */
export type Payment = { readonly place: number; readonly amount: number }

/** An amount that comes on one calendar day of every so many months. */
export type RecurringFee = {
  /** The day of the month, 1..31; in shorter months their last. */
  readonly day: number
  /** Months from one payment to the next. */
  readonly every: number
  /** What is expected next. */
  readonly amount: number
  readonly payments: readonly Payment[]
}

/**
 * How much it takes to call payments a recurring fee: `said` where the bill itself says so (once is enough), `purchase` and
 * `credit` for charges that are seldom anything else (twice), `usage` for other charges (three times, or twice the same
 * amount), `outlier` for days that stand out of a series (three months in a row).
 */
export type FeeEvidence = 'said' | 'purchase' | 'credit' | 'usage' | 'outlier'

const cadences = [1, 2, 3, 6, 12]
/** Holidays and weekends move a payment by so many days. */
const tolerances = [0, 3]
/** So many days late a payment is still expected. */
const grace = 5

/**
 * The fees among some payments that still go on at place `end`: payments on the same day of the month (the last where it is
 * shorter; give or take three days where no day fits exactly), one a month, or one every 2, 3, 6 or 12 months. What
 * missed its last due day ended.
 */
export function recurringFees(
  payments: readonly Payment[],
  end: number,
  calendar: DayCalendar,
  evidence: FeeEvidence,
): RecurringFee[] {
  const fees: RecurringFee[] = []
  let left = payments.filter(({ place, amount }) => place < end && amount !== 0)
  for (const tolerance of tolerances) {
    for (;;) {
      const fee = longestFee(left, end, calendar, evidence, tolerance)
      if (fee === null) break
      fees.push(fee)
      left = left.filter((payment) => !fee.payments.includes(payment))
    }
  }
  return fees
}

/** The places from `from` up to before `until` on which a fee is due; one that is late is due at once. */
export function duePlaces(fee: RecurringFee, from: number, until: number, calendar: DayCalendar): number[] {
  const last = fee.payments.at(-1)
  if (last === undefined) return []
  const due: number[] = []
  for (let month = calendar.monthOf(last.place) + fee.every; ; month += fee.every) {
    const place = Math.max(from, calendar.placeOf(month, fee.day))
    if (place >= until) return due
    due.push(place)
  }
}

function longestFee(
  payments: readonly Payment[],
  end: number,
  calendar: DayCalendar,
  evidence: FeeEvidence,
  tolerance: number,
): RecurringFee | null {
  let best: RecurringFee | null = null
  for (const day of anchors(payments, calendar)) {
    const chain = newestChain(payments, day, tolerance, calendar)
    const fee = { ...chain, day, amount: nextAmount(chain.payments) }
    if (fee.payments.length <= (best?.payments.length ?? 0)) continue
    if (isProven(fee, evidence, tolerance === 0) && isAlive(fee, end, calendar)) best = fee
  }
  return best
}

/** The days of the month to try, the first that fits as well as any being taken. */
function anchors(payments: readonly Payment[], calendar: DayCalendar): number[] {
  const days = new Set<number>()
  for (const { place } of payments) {
    const day = calendar.dayOf(place)
    const isLast = day === calendar.lengthOf(calendar.monthOf(place))
    for (let anchor = day; anchor <= (isLast ? 31 : day); anchor++) days.add(anchor)
  }
  return [...days].sort((one, other) => one - other)
}

/** The payments on a day of the month, from the newest back for as long as they come in equal steps of months. */
function newestChain(
  payments: readonly Payment[],
  day: number,
  tolerance: number,
  calendar: DayCalendar,
): { payments: Payment[]; every: number } {
  const chain: Payment[] = []
  let every = 1
  for (const payment of payments.toReversed()) {
    const month = calendar.monthOf(payment.place)
    const distance = calendar.dayOf(payment.place) - Math.min(day, calendar.lengthOf(month))
    if (Math.abs(distance) > tolerance) continue
    const [next] = chain
    const gap = next === undefined ? 0 : calendar.monthOf(next.place) - month
    if (next !== undefined && gap === 0) continue
    if (chain.length === 1) every = gap
    if (next !== undefined && (gap !== every || !cadences.includes(gap))) break
    chain.unshift(payment)
  }
  return { payments: chain, every: chain.length < 2 ? 1 : every }
}

/** What was paid last where it was the same twice, else the median of the last three. */
function nextAmount(payments: readonly Payment[]): number {
  const [before, last] = payments.slice(-2).map(({ amount }) => amount)
  if (before === undefined) return 0
  if (last === undefined || areAlike(before, last, 0.02)) return last ?? before
  return median(payments.slice(-3).map(({ amount }) => amount))
}

function areAlike(one: number, other: number, share: number): boolean {
  return Math.abs(one - other) <= share * Math.max(Math.abs(one), Math.abs(other))
}

function isProven({ payments, every }: RecurringFee, evidence: FeeEvidence, isExact: boolean): boolean {
  const amounts = payments.slice(-6).map(({ amount }) => amount)
  const times = payments.length
  if (evidence === 'said') return times > 1 || (times === 1 && isExact)
  const usual = median(amounts)
  const isSteady = amounts.every((amount) => Math.abs(amount - usual) <= Math.abs(usual) / 3)
  const isSame = isExact && amounts.every((amount) => areAlike(amount, usual, 0.01))
  if (evidence === 'outlier') return every === 1 && times > 2 && isSteady
  if (every !== 1) return every === 12 ? times > 1 && isSteady : times > 2 && isSteady
  if (evidence === 'credit') return times > 1
  return isSteady && times >= (evidence === 'purchase' || isSame ? 2 : 3)
}

function isAlive({ payments, day, every }: RecurringFee, end: number, calendar: DayCalendar): boolean {
  const last = payments.at(-1)
  return last !== undefined && end <= calendar.placeOf(calendar.monthOf(last.place) + every, day) + grace
}
