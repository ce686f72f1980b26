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

/**
 * Which days the bills do not cover completely.
 *
 * @param where what the days are of, within a sentence.
 * @param consequence what that means for the figures.
 */
export function incompleteNotes(
  days: readonly IncompleteDay[],
  where: string,
  consequence: string,
): string[] {
  const [first, last] = [days[0]?.date, days.at(-1)?.date]
  if (first === undefined || last === undefined) return []
  const [count, dates] =
    days.length === 1 ? ['1 day', first] : [`${days.length} days`, `between ${first} and ${last}`]
  return [`The bills do not cover ${count} of the ${where} completely (${dates}), so ${consequence}.`]
}
