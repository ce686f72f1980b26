import type { AnomalyFlag } from './anomaly-flag.ts'
import type { CausalPass } from './causal-pass.ts'
import { errorLimit } from './error-limit.ts'
import { isMonthlyFee } from './monthly-fee.ts'
import { expectedAmount, logAmount } from './watch-state.ts'
import { ignoredInHindsight } from './weekday-habit.ts'
import { learnPattern } from './weekly-pattern.ts'

/** Flags in hindsight, and the expectation of each day since the first cost (null before). */
export type BatchRescore = { expected: (number | null)[]; flags: AnomalyFlag[] }

/**
 * Judges every day by the days on both sides of it, so that a causal alarm can be confirmed or withdrawn: with the
 * steps of the causal pass taken out, level, weekday effects and noise are learnt from the whole series. Steps and
 * slow rises stay as the causal pass saw them; an outlier that recurs on its day of the month is a fee.
 */
export function batchRescore({ state, flags: causal }: CausalPass): BatchRescore {
  const { first, values, days } = state
  const ignored = ignoredInHindsight(state)
  const pattern = learnPattern(
    state.logs.subarray(first),
    state.weekdays.subarray(first),
    ignored.subarray(first),
    7,
  )
  const limit = errorLimit(pattern.shape, pattern.shape.spread)
  const errorOn = (day: number): number => (day < first ? 0 : (pattern.errors[day - first] ?? 0))
  const expected = Array.from(values, (value, day) => {
    if (day < first) return null
    return expectedAmount(state, logAmount(state, value) - errorOn(day))
  })
  const excessOn = (day: number): number =>
    Math.abs(errorOn(day)) > limit ? (values[day] ?? 0) - (expected[day] ?? 0) : 0
  const flags = causal.filter((flag) => flag.kind !== 'spike' && flag.kind !== 'drop')
  const lasting = new Set(flags.map((flag) => flag.index))
  for (let day = first; day < values.length; day++) {
    const error = errorOn(day)
    if (excessOn(day) === 0 || lasting.has(day) || isMonthlyFee(days, excessOn, day)) continue
    flags.push({
      index: day,
      kind: error > 0 ? 'spike' : 'drop',
      expected: expected[day] ?? 0,
      actual: values[day] ?? 0,
      score: Math.abs(error) / limit,
      since: day,
    })
  }
  return { expected, flags: flags.sort((a, b) => a.index - b.index) }
}
