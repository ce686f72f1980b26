import { type HoltWintersFit, fitHoltWinters, projectHoltWinters } from './damped-holt-winters.ts'
import { deseasonalise, reseasonalise, seasonalIndex } from './seasonal-index.ts'
import { type SmoothingFit, fitSmoothing } from './simple-smoothing.ts'
import { theta } from './theta.ts'
import { usualLevel } from './usual-level.ts'

/** What the methods say about a clean series. */
export type CombinedForecast = {
  /** Mean of the methods, one value per step, in the unit of the series. */
  point: Float64Array
  /** How much each step weighs in its season: 1 on average when multiplicative, always 1 when not. */
  weight: Float64Array
  /** Simple smoothing of the series without season, the source of the interval formula. */
  smoothing: SmoothingFit
  holtWinters: HoltWintersFit
}

const week = 7

/**
 * The mean of three methods on a clean series: damped Holt-Winters, Theta on the series without season, and the
 * usual week at the present level. Where the period is not a week, four of them would be stale, and a damped
 * trend on the series without season takes the place of the last. A plain mean of unlike methods beats picking
 * one (M4 competition, Makridakis and others 2020).
 */
export function combineMethods(
  values: Float64Array,
  period: number,
  horizon: number,
  warmStart?: Float64Array,
): CombinedForecast {
  const index = seasonalIndex(values, period)
  const flat = deseasonalise(values, index)
  const holtWinters = fitHoltWinters(values, period, warmStart)
  const projected = projectHoltWinters(holtWinters, horizon)
  const line = theta(flat, horizon)
  const steady =
    period === week
      ? new Float64Array(horizon).fill(usualLevel(flat))
      : projectHoltWinters(fitHoltWinters(flat, 1), horizon)
  const seasoned = (level: number, step: number): number => reseasonalise(level, index, values.length + step)
  const point = projected.map(
    (value, step) => (value + seasoned(line[step] ?? 0, step) + seasoned(steady[step] ?? 0, step)) / 3,
  )
  const weight = point.map((_, step) => (index.multiplicative ? seasoned(1, step) : 1))
  return { point, weight, smoothing: fitSmoothing(flat, 1), holtWinters }
}
