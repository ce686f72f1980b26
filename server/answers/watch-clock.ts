import type { Clock } from '../clock.ts'
import type { Day } from '../../shared/period.ts'

/** A clock for the making of one answer. */
export type WatchedClock = {
  readonly clock: Clock
  /** Whether the answer may be another one later on the same day. */
  dependsOnInstant(): boolean
}

/**
 * Watches what an answer asks a clock for: an answer that asked for the instant holds for no longer than that.
 *
 * @param today the day that the answer is for, also where the next one begins while it is made.
 */
export function watchClock(clock: Clock, today: Day): WatchedClock {
  let asked = false
  return {
    clock: {
      today: () => today,
      now() {
        asked = true
        return clock.now()
      },
      hasPassed(instant) {
        const passed = clock.hasPassed(instant)
        asked ||= !passed
        return passed
      },
    },
    dependsOnInstant: () => asked,
  }
}
