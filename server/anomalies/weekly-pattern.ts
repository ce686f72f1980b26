import { type ErrorShape, errorShape, ordinaryBound } from './error-limit.ts'
import { createMovingMean } from './moving-mean.ts'
import { weekdayEffects } from './weekday-effects.ts'

/** A stretch of days in hindsight. Positions count from the start of the stretch. */
export type WeeklyPattern = {
  /** Log effect per weekday, 0 Monday .. 6 Sunday. */
  effects: Float64Array
  /** Log level of each day without its weekday effect, smoothed over the weeks around it. */
  level: Float64Array
  /** Log error of each day. */
  errors: Float64Array
  shape: ErrorShape
  /** 1 for the days that were left out: told to, or found odd. */
  odd: Uint8Array
}

const passes = 3

/**
 * Learns level, weekday effects and noise of a stretch of log costs by backfitting: level given effects, effects
 * given level, odd days out, three times. `ignored` days (1) never count. The level is the mean of `weeksAround` whole
 * weeks (an odd number) around each day.
 */
export function learnPattern(
  logs: Float64Array,
  weekdays: Uint8Array,
  ignored: Uint8Array,
  weeksAround: number,
): WeeklyPattern {
  const odd = ignored.slice()
  const level = new Float64Array(logs.length)
  const errors = new Float64Array(logs.length)
  const sizes = new Float64Array(logs.length)
  const fillMovingMean = createMovingMean(logs.length, (7 * weeksAround - 1) / 2)
  let effects: Float64Array = new Float64Array(7)
  let sorted: Float64Array = sizes
  for (let pass = 0; pass < passes; pass++) {
    const isFirst = pass === 0
    // The arrays are filled in place: a lesson is taken about a hundred times in two years of days.
    subtractEffects(logs, weekdays, effects, errors)
    // The first pass knows no effects yet, so its windows must hold whole weeks up to the ends.
    fillMovingMean(errors, odd, isFirst, level)
    for (let k = 0; k < logs.length; k++) errors[k] = (logs[k] ?? 0) - (level[k] ?? 0)
    effects = weekdayEffects(errors, weekdays, odd, isFirst)
    subtractEffects(errors, weekdays, effects, errors)
    sorted = sortSizes(errors, ignored, sizes)
    const bound = Math.max(1e-9, ordinaryBound(sorted))
    for (let k = 0; k < odd.length; k++) {
      odd[k] = ignored[k] !== 0 || Math.abs(errors[k] ?? 0) > bound ? 1 : 0
    }
  }
  const spent = 7 + logs.length / (7 * weeksAround)
  return { effects, level, errors, shape: errorShape(sorted, spent), odd }
}

function subtractEffects(
  logs: Float64Array,
  weekdays: Uint8Array,
  effects: Float64Array,
  flat: Float64Array,
): void {
  for (let k = 0; k < flat.length; k++) flat[k] = (logs[k] ?? 0) - (effects[weekdays[k] ?? 0] ?? 0)
}

/** Absolute errors of the days that are not ignored, ascending, in the front of `sizes`. */
function sortSizes(errors: Float64Array, ignored: Uint8Array, sizes: Float64Array): Float64Array {
  let count = 0
  for (let k = 0; k < errors.length; k++) {
    if (ignored[k] === 0) sizes[count++] = Math.abs(errors[k] ?? 0)
  }
  return sizes.subarray(0, count).sort()
}
