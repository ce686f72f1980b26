import { median } from '../series/order-statistics.ts'
import { percentOf } from '../series/percent-of.ts'
import { replaceOutliers } from './clean-series.ts'
import { mannKendall } from './mann-kendall.ts'
import { deseasonalise, seasonalIndex } from './seasonal-index.ts'
import { theilSen } from './theil-sen.ts'

/** Where a daily series is heading. */
export type TrendClass = {
  trend: 'up' | 'down' | 'stable'
  /** Change of the fitted line from the first to the last day in percent; null when it starts at zero or below. */
  change_percent: number | null
  /** Probability of so steady a movement by chance. */
  p_value: number
}

const week = 7
const leastDays = 28
const leastChangePercent = 5
const significance = 0.01

/**
 * Classes a daily series, oldest day first, as going up, going down or stable: outliers replaced and weekday pattern
 * removed, it moves when the Mann-Kendall test says so at 1 % and the Theil-Sen line changes by 5 % or more over the
 * window. Null for fewer than 28 days. Give it the window in question (one to six months), not the whole history.
 * Throws a RangeError for a value that is not finite.
 */
export function trendClass(values: readonly number[]): TrendClass | null {
  if (!values.every(Number.isFinite)) throw new RangeError('every value must be a finite number')
  if (values.length < leastDays) return null
  const clean = replaceOutliers(Float64Array.from(values), week).values
  const flat = deseasonalise(clean, seasonalIndex(clean, week))
  const slope = theilSen(flat)
  const middle = (flat.length - 1) / 2
  const start = median(flat.map((value, i) => value - slope * (i - middle))) - slope * middle
  const change = start > 0 ? percentOf(slope * (flat.length - 1), start) : null
  const probability = mannKendall(flat)
  const isMoving = probability < significance && (change === null || Math.abs(change) >= leastChangePercent)
  const trend = !isMoving || slope === 0 ? 'stable' : slope > 0 ? 'up' : 'down'
  return { trend, change_percent: change, p_value: probability }
}
