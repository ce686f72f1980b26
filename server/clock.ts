import type { Day } from '../shared/period.ts'

/** The one source of time. Instants are ISO 8601 in UTC with milliseconds. */
export type Clock = {
  now(): string
  today(): Day
  /** Whether an instant is here or past. What has passed stays so, which what `now` tells does not. */
  hasPassed(instant: string): boolean
}

/**
 * @param fixedNow an instant at which the clock stands still, for tests, demos and support; else it runs.
 */
export function createClock(fixedNow?: string): Clock {
  const now = () => (fixedNow === undefined ? new Date() : new Date(fixedNow)).toISOString()
  return { now, today: () => now().slice(0, 10), hasPassed: (instant) => instant <= now() }
}
