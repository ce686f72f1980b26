import { addDays, type DayRange } from '../../shared/period.ts'
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
