import { addDays, dayOf, type Day } from '../../shared/period.ts'

const midnight = /T00:00(:00(\.0+)?)?(Z|\+00:00)?$/

/**
 * The first or last day of something that begins and ends at an instant: one that ends at midnight, or a second before
 * it, ends with the day before.
 *
 * @param instant as a bill has it: `2027-05-01T00:00:00Z`, or seconds since 1970.
 * @returns null for none or one that cannot be read.
 */
export function contractDay(instant: string | null, end: 'first' | 'last'): Day | null {
  if (instant === null) return null
  const time = /^\d{9,13}$/.test(instant)
    ? Number(instant) * (instant.length > 11 ? 1 : 1000)
    : Date.parse(instant)
  if (Number.isNaN(time)) return null
  const text = new Date(time).toISOString()
  const day = dayOf(text)
  return end === 'last' && midnight.test(text) ? addDays(day, -1) : day
}
