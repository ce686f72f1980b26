import { median } from '../series/order-statistics.ts'
import { runningMedian } from '../series/running-median.ts'
import { removeLevelShifts } from './level-shift.ts'
import { deseasonalise, reseasonalise, seasonalIndex } from './seasonal-index.ts'

/** A series fit for forecasting, and what was changed in it. */
export type CleanSeries = {
  values: Float64Array
  /** Positions whose value was replaced by its expectation. */
  outliers: number[]
  /** Positions at which a lasting change of level starts; the history before each was rescaled. */
  shifts: number[]
}

const madToSigma = 1.4826

/**
 * Replaces outliers by their expectation (running median level times season) and rescales the history before a
 * lasting change of level, so that neither one bad day nor an old level moves the forecast.
 * An outlier lies beyond both 4 robust standard deviations and a fifth of its expectation. More than a fifth of
 * the series is never an outlier: then it is left as it is. So is a series without season (`period` 1), where a
 * jump cannot be told from news.
 */
export function cleanSeries(values: ArrayLike<number>, period: number): CleanSeries {
  const original = Float64Array.from(values)
  const untouched = { values: original, outliers: [], shifts: [] }
  if (period < 2 || original.length < 2 * period) return untouched
  const replaced = replaceOutliers(original, period)
  if (replaced.outliers.length > original.length / 5) return untouched
  return { ...removeLevelShifts(replaced.values, period), outliers: replaced.outliers }
}

/** Only the first half of cleaning: outliers replaced by their expectation, levels left as they are. */
export function replaceOutliers(
  values: Float64Array,
  period: number,
): { values: Float64Array; outliers: number[] } {
  const index = seasonalIndex(values, period, median)
  const flat = deseasonalise(values, index)
  const level = runningMedian(flat, period)
  const residuals = flat.map((value, i) => Math.abs(value - (level[i] ?? 0)))
  const limit = 4 * madToSigma * median(residuals)
  const cleaned = values.slice()
  const outliers: number[] = []
  residuals.forEach((residual, i) => {
    const base = level[i] ?? 0
    if (residual <= limit || residual <= 0.2 * Math.abs(base)) return
    cleaned[i] = reseasonalise(base, index, i)
    outliers.push(i)
  })
  return { values: cleaned, outliers }
}
