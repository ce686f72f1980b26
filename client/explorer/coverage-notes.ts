import { addDays, periodAround, type DayRange, type Granularity } from '../../shared/period.ts'
import type { IncompleteDay } from '../../shared/coverage.ts'
import { incompleteDaysInWords } from '../charts/incomplete-words.ts'
import { formatDay, formatDayRange } from '../ui/format-day.ts'

/**
 * Where a range goes beyond the data, in words.
 *
 * @param data the days that there are costs for.
 */
export function coverageNotes(range: DayRange, data: DayRange | null): string[] {
  if (data === null || range.end_date < data.start_date || range.start_date > data.end_date) return []
  const notes: string[] = []
  if (range.start_date < data.start_date) {
    notes.push(`The data begins on ${formatDay(data.start_date)}. What came before is unknown, not zero.`)
  }
  if (range.end_date > data.end_date) {
    const missing = { start_date: addDays(data.end_date, 1), end_date: range.end_date }
    notes.push(`The range is incomplete: there is no data yet for ${formatDayRange(missing)}.`)
  }
  return notes
}

/** Which weeks or months a range cuts short, so that nobody takes a low bar for a saving. */
export function partialNotes({ start_date, end_date }: DayRange, granularity: Granularity): string[] {
  if (granularity === 'daily') return []
  const first = periodAround(start_date, granularity)
  const last = periodAround(end_date, granularity)
  const ends = [
    ...(first.start_date < start_date ? ['first'] : []),
    ...(last.end_date > end_date ? ['last'] : []),
  ]
  if (ends.length === 0) return []
  const name = granularity === 'weekly' ? 'week' : 'month'
  const isOne = first.start_date === last.start_date
  const which = isOne ? `The ${name}` : `The ${ends.join(' and the ')} ${name}`
  const verb = ends.length === 1 || isOne ? 'is' : 'are'
  return [`${which} ${verb} only in part within the range.`]
}

/**
 * Which days of the bills are not all there yet.
 *
 * @param data the days that there are costs for; what lies past them is said elsewhere.
 */
export function incompleteNotes(days: readonly IncompleteDay[], data: DayRange | null): string[] {
  const within = days.filter(({ date }) => data === null || date <= data.end_date)
  if (within.length === 0) return []
  const verb = within.length === 1 ? 'is' : 'are'
  return [`${incompleteDaysInWords(within)} ${verb} incomplete: not all charges of that time are there yet.`]
}
