const dayMs = 86_400_000

/** A UTC calendar day, as far as daily costs follow it. */
export type CalendarDay = {
  /** 0 Monday .. 6 Sunday. */
  weekday: number
  /** 1..31. */
  monthDay: number
  /** Months since year 0, so that the month before has one less. */
  month: number
}

/**
 * The days from `startDay` (UTC, `YYYY-MM-DD`) on, one for each of `count` positions.
 * Throws a RangeError when `startDay` is not such a day.
 */
export function calendarDays(startDay: string, count: number): CalendarDay[] {
  const start = Date.parse(`${startDay}T00:00:00Z`)
  if (Number.isNaN(start)) throw new RangeError(`not a UTC day: ${startDay}`)
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(start + i * dayMs)
    return {
      weekday: (day.getUTCDay() + 6) % 7,
      monthDay: day.getUTCDate(),
      month: day.getUTCFullYear() * 12 + day.getUTCMonth(),
    }
  })
}
