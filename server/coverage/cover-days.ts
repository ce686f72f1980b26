import type { CoveredDay } from '../../shared/coverage.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addSeconds } from '../../shared/instant.ts'
import { knownAmong } from '../../shared/known-days.ts'
import { addDays, dayOf, daysOf, endOfMonth, type Day, type DayRange } from '../../shared/period.ts'
import type { CoveringBill, Delivery } from './delivery.ts'
import { staleAfterDays } from './thresholds.ts'

const secondsPerHour = 3600

/**
 * What is known of every day of a delivery. A day without charges is missing. A day with charges is partial while more
 * of them can come: today, a day that had not ended `incompleteHours` before the delivery, and the last day of a bill
 * that ends before its month does, since clouds add to all of those. An invoice, or silence for a long time, makes
 * them as complete as they get.
 *
 * @param charged the days with charges; of more than ten years between the first and the last, the newest count.
 * @param today the day up to which days can be missing.
 * @returns every day from the first with a charge on, up to yesterday where the account still delivers.
 */
export function coverDays(
  { bills, charged, delivered_at }: Omit<Delivery, 'cloud_provider'>,
  today: Day,
  incompleteHours: number,
): CoveredDay[] {
  const days = knownAmong(charged, today).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const yesterday = addDays(today, -1)
  const delivers = addDays(last, staleAfterDays) >= today
  const end = delivers && last < yesterday ? yesterday : last
  const settled = settledThrough(delivered_at, incompleteHours)
  const invoiced = invoicedMonths(bills)
  const growing = growingDays(bills)
  return newestDays({ start_date: first, end_date: end }).map((date) => {
    if (!charged.has(date)) return { date, state: 'missing' }
    if (date >= today) return { date, state: 'partial' }
    if (!delivers || invoiced.has(date.slice(0, 7))) return { date, state: 'complete' }
    return { date, state: date > settled || growing.has(date) ? 'partial' : 'complete' }
  })
}

/** So many days are looked at, so that one that lies far back or ahead by a slip costs nothing. */
const mostDays = 3660

function newestDays({ start_date, end_date }: DayRange): Day[] {
  const oldest = addDays(end_date, 1 - mostDays)
  return daysOf({ start_date: start_date > oldest ? start_date : oldest, end_date })
}

/** The last day whose costs had time to come in before a delivery. */
function settledThrough(deliveredAt: string, incompleteHours: number): Day {
  return addDays(dayOf(addSeconds(deliveredAt, -incompleteHours * secondsPerHour)), -1)
}

function invoicedMonths(bills: readonly CoveringBill[]): Set<string> {
  const months = [...groupBy(bills, (bill) => bill.billing_period)]
  return new Set(months.filter(([, own]) => own.every((bill) => bill.is_final)).map(([month]) => month))
}

/** The last day of each month whose bills end before it does; those of a month may each hold a part of its days. */
function growingDays(bills: readonly CoveringBill[]): Set<Day> {
  const months = [...groupBy(bills, (bill) => bill.billing_period)]
  const last = months.flatMap(([month, own]) => {
    const day = own.map((bill) => bill.last_day).reduce((one, other) => (one > other ? one : other))
    return own.every((bill) => bill.is_final) || day >= endOfMonth(`${month}-01`) ? [] : [day]
  })
  return new Set(last)
}
