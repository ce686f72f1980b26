import type { IncompleteDay } from '../../shared/coverage.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { joinDays } from '../ui/join-days.ts'
import { countDays } from '../../shared/period.ts'
import type { Period } from './periods.ts'

/** What is missing of a period, or null where all of it is there. */
export function incompleteWords(period: Period): string | null {
  const { incomplete } = period
  if (incomplete === undefined) return null
  const days = countDays(period)
  if (days > 1) return `${incomplete.length} of ${days} days`
  return incomplete[0]?.state === 'missing' ? 'No charges yet' : 'Charges still come in'
}

/** The incomplete days in a phrase: `Nov 10, 2026 and Nov 22 – 24, 2026`. */
export function incompleteDaysInWords(days: readonly IncompleteDay[]): string {
  const ranges = joinDays(days.map(({ date }) => date)).map(formatDayRange)
  const most = 3
  const more = ranges.length > most ? [`${ranges.length - most + 1} more`] : []
  const named = [...ranges.slice(0, more.length > 0 ? most - 1 : most), ...more]
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}
