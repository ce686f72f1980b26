import type { IncompleteDay } from '../../shared/coverage.ts'
import type { DayRange } from '../../shared/period.ts'

/**
 * How far the data covers a period.
 *
 * @param data the days that there is any data for.
 */
export function periodNotes(period: DayRange, data: DayRange | null): string[] {
  if (data === null) return ['There is no cost data yet. Import a bill or create the demo data.']
  if (period.end_date < data.start_date || period.start_date > data.end_date)
    return [`There is no data for these days: it covers ${data.start_date} to ${data.end_date}.`]
  return period.start_date < data.start_date
    ? [`The data starts on ${data.start_date}, so the period is only partly covered.`]
    : []
}

/** Which days of a period are not complete. */
export function incompleteNotes(days: readonly IncompleteDay[]): string[] {
  const [first, last] = [days[0]?.date, days.at(-1)?.date]
  if (first === undefined || last === undefined) return []
  const [count, dates] =
    days.length === 1 ? ['1 day', `${first} is`] : [`${days.length} days`, `between ${first} and ${last} are`]
  return [
    days.length === 1
      ? `${dates} not complete, so the costs of the period may still grow.`
      : `${count} ${dates} not complete, so the costs of the period may still grow.`,
  ]
}
