import type { CoveredDay } from '../../shared/coverage.ts'
import { outsideKnownDays } from '../../shared/known-days.ts'
import { addDays, daysOf, endOfMonth, type Day, type DayRange } from '../../shared/period.ts'

export type CoveringBill = {
  readonly billing_period: string
  readonly is_final: boolean
  readonly last_day: Day
}

/** An account without a bill for so long no longer delivers; days after its last one are not missing then. */
const staleAfterDays = 40

/**
 * What is known of every day of an account. A day without charges is missing. The last day of a bill that is not final
 * is partial while the account still delivers: providers add to the last day that they deliver.
 *
 * @param charged the days with charges; of more than ten years between the first and the last, the newest count.
 * @param today the day up to which days can be missing.
 */
export function coverDays(
  bills: readonly CoveringBill[],
  charged: ReadonlySet<Day>,
  today: Day,
): CoveredDay[] {
  const days = [...charged].filter((day) => outsideKnownDays(day, today) === null).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const yesterday = addDays(today, -1)
  const end = last < yesterday && addDays(last, staleAfterDays) >= today ? yesterday : last
  const growing = new Set(bills.filter((bill) => isGrowing(bill, today)).map((bill) => bill.last_day))
  return newestDays({ start_date: first, end_date: end }).map((date) => {
    if (!charged.has(date)) return { date, state: 'missing' }
    return { date, state: growing.has(date) || date >= today ? 'partial' : 'complete' }
  })
}

/** So many days are looked at, so that one that lies far back or ahead by a slip costs nothing. */
const mostDays = 3660

function newestDays({ start_date, end_date }: DayRange): Day[] {
  const oldest = addDays(end_date, 1 - mostDays)
  return daysOf({ start_date: start_date > oldest ? start_date : oldest, end_date })
}

function isGrowing(bill: CoveringBill, today: Day): boolean {
  return !bill.is_final && !isOver(bill, today) && addDays(bill.last_day, staleAfterDays) >= today
}

/** A bill that reaches the end of its month, which is past, is as complete as it gets without an invoice. */
function isOver(bill: CoveringBill, today: Day): boolean {
  const end = endOfMonth(`${bill.billing_period}-01`)
  return bill.last_day >= end && end < addDays(today, -2)
}
