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
 * weeks (odd) around each day.
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
  let absolute: Float64Array = logs
  let odd = ignored.slice()
  for (let pass = 0; pass < passes; pass++) {
    const known = effects
    const flat = logs.map((value, k) => value - (known[weekdays[k] ?? 0] ?? 0))
    // The first pass knows no effects yet, so its windows must hold whole weeks up to the ends.
    const around = movingMean(flat, odd, side, pass === 0)
    effects = weekdayEffects(
      logs.map((value, k) => value - (around[k] ?? 0)),
      weekdays,
      odd,
      pass === 0,
    )
    const learnt = effects
    level = around
    errors = logs.map((value, k) => value - (around[k] ?? 0) - (learnt[weekdays[k] ?? 0] ?? 0))
    absolute = errors.map(Math.abs)
    const bound = Math.max(1e-9, ordinaryBound(absolute.filter((_, k) => ignored[k] === 0)))
    odd = ignored.map((skip, k) => (skip !== 0 || (absolute[k] ?? 0) > bound ? 1 : 0))
  }
  const spent = 7 + logs.length / (7 * weeksAround)
  const shape = errorShape(
    absolute.filter((_, k) => ignored[k] === 0),
    spent,
  )
  return { effects, level, errors, shape, odd }
}

/** Mean of the days around each day without the odd ones; at the ends of fewer days, or of as many inward. */
function movingMean(values: Float64Array, odd: Uint8Array, side: number, wholeWeeks: boolean): Float64Array {
  const count = values.length
  const sums = new Float64Array(count + 1)
  const counts = new Float64Array(count + 1)
  values.forEach((value, k) => {
    const use = odd[k] === 0 ? 1 : 0
    sums[k + 1] = (sums[k] ?? 0) + use * value
    counts[k + 1] = (counts[k] ?? 0) + use
  })
  let last = 0
  return values.map((_, k) => {
    const early = wholeWeeks ? Math.max(0, side - k) : 0
    const late = wholeWeeks ? Math.max(0, k + side + 1 - count) : 0
    const from = Math.max(0, k - side - late)
    const to = Math.min(count, k + side + 1 + early)
    const used = (counts[to] ?? 0) - (counts[from] ?? 0)
    if (used > 0) last = ((sums[to] ?? 0) - (sums[from] ?? 0)) / used
    return last
  })
}
