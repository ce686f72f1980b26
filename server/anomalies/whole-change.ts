/** What a lasting change comes to, from the day it began on. Positions are days of the series, amounts in its unit. */
export type WholeChange = {
  /** The last day that counts. */
  readonly through: number
  readonly expected: number
  readonly actual: number
  /** Whether the newest days are still off by half of what all are off. */
  readonly goesOn: boolean
  /** What the newest days are off by each. */
  readonly daily: number
}

/** A change is counted for so many days; then it is the way things are. */
export const mostDays = 90
const week = 7
/** Of so many weeks before it the same weekdays tell what would have been. */
const weeksBefore = 4

/**
 * Adds up what a lasting change has cost since it began.
 *
 * @param usualOn what a day would have cost without the change.
 * @param end the last day that may count: the one before the next lasting change, or the last of the series.
 * @param isLast whether nothing came after it but the end of the series.
 */
export function wholeChange(
  values: readonly number[],
  usualOn: (day: number) => number,
  began: number,
  end: number,
  isLast: boolean,
): WholeChange {
  const through = Math.max(began, Math.min(end, began + mostDays - 1))
  const days = Array.from({ length: through - began + 1 }, (_, after) => began + after)
  const expected = days.reduce((sum, day) => sum + usualOn(day), 0)
  const actual = days.reduce((sum, day) => sum + (values[day] ?? 0), 0)
  // Half of a few days, so that what came for a day and went is over.
  const newest = days.slice(-Math.min(week, Math.ceil(days.length / 2)))
  const daily = newest.reduce((sum, day) => sum + (values[day] ?? 0) - usualOn(day), 0) / newest.length
  const mean = (actual - expected) / days.length
  return {
    through,
    expected,
    actual,
    goesOn: isLast && through === end && daily * mean > 0 && Math.abs(daily) >= Math.abs(mean) / 2,
    daily,
  }
}

/**
 * What days would have cost had nothing changed: the mean of what was expected of the same weekdays in the four weeks
 * before, or of all of these days where a weekday is missing.
 *
 * @param expected what was expected of each day; null where it was not judged.
 * @param began the first day of the change.
 */
export function usualBefore(
  expected: readonly (number | null)[],
  began: number,
): (day: number) => number | null {
  const before = Array.from({ length: weeksBefore * week }, (_, back) => began - 1 - back).filter(
    (day) => day >= 0,
  )
  const meanOf = (days: readonly number[]): number | null => {
    const known = days.map((day) => expected[day] ?? null).filter((amount) => amount !== null)
    return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0) / known.length
  }
  const byWeekday = Array.from({ length: week }, (_, weekday) =>
    meanOf(before.filter((day) => day % week === weekday)),
  )
  const whole = meanOf(before)
  return (day) => byWeekday[day % week] ?? whole
}
