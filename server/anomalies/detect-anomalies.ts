import { calendarDays } from '../series/calendar.ts'
import type { AnomalyFlag } from './anomaly-flag.ts'
import { batchRescore } from './batch-rescore.ts'
import { causalPass } from './causal-pass.ts'

/** The days that are odd, ascending, and what was expected of every day; null for days that were not judged. */
export type AnomalyReport = { flags: AnomalyFlag[]; expected: readonly (number | null)[] }

/**
 * Finds spikes, drops, lasting level changes and slow rises in a daily cost series, oldest day first.
 *
 * `values` are amounts of complete days, gaps filled with zero; `startDay` is the UTC day (`YYYY-MM-DD`) of the first.
 * The first 14 days from the first positive cost are learnt from, not judged. Then each day's log cost is compared
 * with level (exponential smoothing), weekday effect and monthly fees; the limit follows the size and shape of the
 * series' own noise and is never below a fifth of the cost. Four days off the same way are a new level; growth over
 * four weeks beyond the growth before is a slow rise.
 *
 * `causal` (default) judges a day by the days before it alone: flags on a prefix are the flags of the whole series
 * on it. `batch` judges spikes and drops with hindsight, for confirming or withdrawing alarms of the last days.
 *
 * Pure. Throws a RangeError for a value that is not finite or a `startDay` that is not a day.
 */
export function detectAnomalies(
  values: readonly number[],
  startDay: string,
  mode: 'causal' | 'batch' = 'causal',
): AnomalyReport {
  if (!values.every(Number.isFinite)) throw new RangeError('every value must be a finite number')
  const pass = causalPass(values, calendarDays(startDay, values.length))
  if (pass === null) return { flags: [], expected: values.map(() => null) }
  return mode === 'batch' ? batchRescore(pass) : { flags: pass.flags, expected: pass.expected }
}
