import type { CoveredDay } from '../../../shared/coverage.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { endOfMonth, isoWeekday, type Day } from '../../../shared/period.ts'
import { formatMonth, formatShortMonth } from '../../ui/format-month.ts'

export type DayCell = {
  readonly date: Day
  /** `outside`: before the first or after the last day that anything is known of. */
  readonly state: CoveredDay['state'] | 'outside'
  /** For whoever points at it. */
  readonly title: string | undefined
}

/** A month as a calendar: weeks side by side, Monday at the top. */
export type CalendarMonth = {
  readonly month: string
  readonly name: string
  /** What a screen reader says of it: `October 2026: 31 of 31 days complete`. */
  readonly summary: string
  /** The row of its first day, 1 for Monday. */
  readonly firstRow: number
  readonly cells: readonly DayCell[]
}

const stateWords = { complete: 'complete', partial: 'still growing', missing: 'no charges' } as const

/** The days of an account by month, oldest first. */
export function calendarMonths(days: readonly CoveredDay[]): CalendarMonth[] {
  return [...groupBy(days, (day) => day.date.slice(0, 7))].map(([month, known]) => {
    const name = formatShortMonth(month)
    const states = new Map(known.map((day) => [day.date, day.state]))
    const first = `${month}-01`
    const [shortMonth = '', year = ''] = name.split(' ')
    const length = Number(endOfMonth(first).slice(8))
    return {
      month,
      name,
      summary: summaryOf(month, known),
      firstRow: isoWeekday(first),
      // Put together as text: years of days would take long as dates.
      cells: Array.from({ length }, (_, index) => {
        const date = `${month}-${String(index + 1).padStart(2, '0')}`
        const state = states.get(date)
        if (state === undefined) return { date, state: 'outside', title: undefined }
        return { date, state, title: `${shortMonth} ${index + 1}, ${year}: ${stateWords[state]}` }
      }),
    }
  })
}

function summaryOf(month: string, days: readonly CoveredDay[]): string {
  const count = (state: CoveredDay['state']) => days.filter((day) => day.state === state).length
  const [partial, missing] = [count('partial'), count('missing')]
  return [
    `${formatMonth(month)}: ${count('complete')} of ${days.length} days complete`,
    ...(partial > 0 ? [`${partial} still growing`] : []),
    ...(missing > 0 ? [`${missing} without charges`] : []),
  ].join(', ')
}
