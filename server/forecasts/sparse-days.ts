import type { DayCalendar } from './day-calendar.ts'
import type { Payment } from './recurring-fees.ts'

const mostDaysAMonth = 3

/** The days of a series that have a cost. */
export function paymentsOf(values: ArrayLike<number>, end: number): Payment[] {
  const payments: Payment[] = []
  for (let place = 0; place < end; place++) {
    const amount = values[place] ?? 0
    if (amount !== 0) payments.push({ place, amount })
  }
  return payments
}

/** Whether costs come on at most three days of a month, from the first to the last month that has any. */
export function areSparse(payments: readonly Payment[], calendar: DayCalendar): boolean {
  const [first] = payments
  const last = payments.at(-1)
  if (first === undefined || last === undefined) return true
  const months = calendar.monthOf(last.place) - calendar.monthOf(first.place) + 1
  return payments.length <= mostDaysAMonth * months
}
