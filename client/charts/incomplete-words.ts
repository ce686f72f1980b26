import type { IncompleteDay } from '../../shared/coverage.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { Period } from './periods.ts'

/** What is missing of a period, or null where all of it is there. */
export function incompleteWords(period: Period): string | null {
  const { incomplete } = period
  if (incomplete === undefined) return null
  const days = countDays(period)
  if (days > 1) return `${incomplete.length} of ${days} days`
  return incomplete[0]?.state === 'missing' ? 'No charges yet' : 'Charges still come in'
}

/** Days as ranges, so that a week of them is one. */
export function rangesOfDays(days: readonly Day[]): DayRange[] {
  const ranges: DayRange[] = []
  for (const day of days) {
    const last = ranges.at(-1)
    if (last !== undefined && addDays(last.end_date, 1) === day)
      ranges.splice(-1, 1, { ...last, end_date: day })
    else ranges.push({ start_date: day, end_date: day })
  }
  return ranges
}

/** The incomplete days in a phrase: `Nov 10, 2026 and Nov 22 – 24, 2026`. */
export function incompleteDaysInWords(days: readonly IncompleteDay[]): string {
  const ranges = rangesOfDays(days.map(({ date }) => date)).map(formatDayRange)
  const most = 3
  const more = ranges.length > most ? [`${ranges.length - most + 1} more`] : []
  const named = [...ranges.slice(0, more.length > 0 ? most - 1 : most), ...more]
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}
