import { dayOf, type Day } from '../shared/period.ts'

/** The one source of time. Instants are ISO 8601 in UTC with milliseconds. */
export type Clock = { now(): string; today(): Day }

/**
 * @param fixedNow an instant at which the clock stands still, for tests, demos and support; else it runs.
 */
export function createClock(fixedNow?: string): Clock {
  const now = () => (fixedNow === undefined ? new Date() : new Date(fixedNow)).toISOString()
  return { now, today: () => dayOf(now()) }
}
