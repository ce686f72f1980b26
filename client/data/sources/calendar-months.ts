import type { CoveredDay } from '../../../shared/coverage.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { isoWeekday, type Day } from '../../../shared/period.ts'
import { formatMonth, formatShortMonth } from '../../ui/format-month.ts'

export type DayCell = {
  readonly date: Day
  readonly state: CoveredDay['state']
  /** For whoever points at it. */
  readonly title: string
}

/** A month as a calendar: weeks side by side, Monday at the top. */
export type CalendarMonth = {
  readonly month: string
  readonly name: string
  /** What a screen reader says of it: `October 2026: 31 of 31 days complete`. */
  readonly summary: string
  /** Where its first cell stands, counted from 1. */
  readonly firstColumn: number
  readonly firstRow: number
  readonly cells: readonly DayCell[]
}

const stateWords = { complete: 'complete', partial: 'still growing', missing: 'no charges' } as const

/** The days of an account by month, oldest first. */
export function calendarMonths(days: readonly CoveredDay[]): CalendarMonth[] {
  return [...groupBy(days, (day) => day.date.slice(0, 7))].map(([month, members]) => {
    const first = Number(members[0]?.date.slice(8) ?? 1) - 1
    const place = isoWeekday(`${month}-01`) - 1 + first
    const name = formatShortMonth(month)
    return {
      month,
      name,
      summary: summaryOf(month, members),
      firstColumn: Math.floor(place / 7) + 1,
      firstRow: (place % 7) + 1,
      cells: members.map(({ date, state }) => ({
        date,
        state,
        title: `${name.slice(0, 3)} ${Number(date.slice(8))}, ${month.slice(0, 4)}: ${stateWords[state]}`,
      })),
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
