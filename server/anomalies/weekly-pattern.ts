import { type ErrorShape, errorShape, ordinaryBound } from './error-limit.ts'
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
  const side = (7 * weeksAround - 1) / 2
  let effects: Float64Array = new Float64Array(7)
  let level: Float64Array = logs
  let errors: Float64Array = logs
  let sorted: Float64Array = logs
  const odd = ignored.slice()
  for (let pass = 0; pass < passes; pass++) {
    const isFirst = pass === 0
    // The first pass knows no effects yet, so its windows must hold whole weeks up to the ends.
    level = movingMean(withoutEffects(logs, weekdays, effects), odd, side, isFirst)
    effects = weekdayEffects(difference(logs, level), weekdays, odd, isFirst)
    errors = difference(withoutEffects(logs, weekdays, effects), level)
    sorted = sortedSizes(errors, ignored)
    const bound = Math.max(1e-9, ordinaryBound(sorted))
    for (let k = 0; k < odd.length; k++) {
      odd[k] = ignored[k] !== 0 || Math.abs(errors[k] ?? 0) > bound ? 1 : 0
    }
  }
  const spent = 7 + logs.length / (7 * weeksAround)
  return { effects, level, errors, shape: errorShape(sorted, spent), odd }
}

function withoutEffects(logs: Float64Array, weekdays: Uint8Array, effects: Float64Array): Float64Array {
  const flat = new Float64Array(logs.length)
  for (let k = 0; k < flat.length; k++) flat[k] = (logs[k] ?? 0) - (effects[weekdays[k] ?? 0] ?? 0)
  return flat
}

function difference(values: Float64Array, from: Float64Array): Float64Array {
  const rest = new Float64Array(values.length)
  for (let k = 0; k < rest.length; k++) rest[k] = (values[k] ?? 0) - (from[k] ?? 0)
  return rest
}

/** Absolute errors of the days that are not ignored, ascending. */
function sortedSizes(errors: Float64Array, ignored: Uint8Array): Float64Array {
  const sizes = new Float64Array(errors.length)
  let count = 0
  for (let k = 0; k < errors.length; k++) {
    if (ignored[k] === 0) sizes[count++] = Math.abs(errors[k] ?? 0)
  }
  return sizes.subarray(0, count).sort()
}

/** Mean of the days around each day without the odd ones; at the ends of fewer days, or of as many inward. */
function movingMean(values: Float64Array, odd: Uint8Array, side: number, wholeWeeks: boolean): Float64Array {
  const count = values.length
  const sums = new Float64Array(count + 1)
  const counts = new Float64Array(count + 1)
  for (let k = 0; k < count; k++) {
    const use = odd[k] === 0 ? 1 : 0
    sums[k + 1] = (sums[k] ?? 0) + use * (values[k] ?? 0)
    counts[k + 1] = (counts[k] ?? 0) + use
  }
  const means = new Float64Array(count)
  let last = 0
  for (let k = 0; k < count; k++) {
    const early = wholeWeeks ? Math.max(0, side - k) : 0
    const late = wholeWeeks ? Math.max(0, k + side + 1 - count) : 0
    const from = Math.max(0, k - side - late)
    const to = Math.min(count, k + side + 1 + early)
    const used = (counts[to] ?? 0) - (counts[from] ?? 0)
    if (used > 0) last = ((sums[to] ?? 0) - (sums[from] ?? 0)) / used
    means[k] = last
  }
  return means
}
