import { median } from '../series/order-statistics.ts'

/** Why a series cannot carry the full method. */
export type HistoryGap = 'no_cost' | 'short' | 'stopped' | 'rare'

/** What the reader should know about the estimate of such a series. */
export const gapNotes: Record<HistoryGap, string> = {
  no_cost: 'No cost in this series yet.',
  short: 'Too little history for a pattern: the mean of the days so far, with wide or no intervals.',
  stopped: 'No cost lately: expected to stay at zero.',
  rare: 'Cost on few days only: the recent mean, spread evenly over the days.',
}

/** The part of a series to forecast from: `from` is its first position. */
export type UsableHistory = { from: number; gap: HistoryGap | null }

/** The full method needs four periods since the first cost, and never fewer than eight values. */
export function leastHistory(period: number): number {
  return Math.max(8, 4 * period)
}

/** So much of what is usual lately is as good as nothing. */
const negligible = 1e-3
const fourPeriods = 4

/**
 * Picks the history that a forecast may use. What comes before the first cost that matters does not count. A run of zeros at
 * the end, twice as long as any before and three days longer, means that the cost has stopped: only that run counts.
 * Cost on less than half of the newest eight periods is too rare for a pattern.
 */
export function usableHistory(values: Float64Array, period: number): UsableHistory {
  const newest = values.subarray(-fourPeriods * Math.max(period, 4)).map(Math.abs)
  const usual = median(newest.filter((value) => value > 0))
  const first = values.findIndex((value) => value !== 0 && Math.abs(value) >= negligible * usual)
  if (first < 0) return { from: 0, gap: 'no_cost' }
  const { longest, trailing } = zeroRuns(values.subarray(first))
  if (trailing >= 2 * longest + 3) return { from: values.length - trailing, gap: 'stopped' }
  const count = values.length - first
  if (count < leastHistory(period)) {
    const whole = count < period ? count : count - (count % period)
    return { from: values.length - whole, gap: 'short' }
  }
  const from = Math.max(first, values.length - 8 * Math.max(period, 4))
  const charged = values.subarray(from).filter((value) => value !== 0).length
  return 2 * charged < values.length - from ? { from, gap: 'rare' } : { from: first, gap: null }
}

/** Lengths of the longest run of zeros that ended, and of the run at the end. */
function zeroRuns(values: Float64Array): { longest: number; trailing: number } {
  let longest = 0
  let trailing = 0
  for (const value of values) {
    if (value === 0) trailing++
    else {
      longest = Math.max(longest, trailing)
      trailing = 0
    }
  }
  return { longest, trailing }
}
