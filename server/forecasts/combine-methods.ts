import { type HoltWintersFit, fitHoltWinters, projectHoltWinters } from './damped-holt-winters.ts'
import { seasonLevel } from './season-level.ts'
import { deseasonalise, reseasonalise, seasonalIndex } from './seasonal-index.ts'
import { type SmoothingFit, fitSmoothing } from './simple-smoothing.ts'
import { theta } from './theta.ts'

/** What the methods say about a clean series. */
export type CombinedForecast = {
  /** Mean of the methods, one value per step, in the unit of the series. */
  point: Float64Array
  /** How much each step weighs in the week (or year): 1 on average when multiplicative, always 1 when not. */
  weight: Float64Array
  /** Simple smoothing of the series without season, the source of the interval formula. */
  smoothing: SmoothingFit
  holtWinters: HoltWintersFit
}

/**
 * The mean of three methods on a clean series: usual season at the present level, Theta on the series without
 * season, and damped Holt-Winters. A plain mean of unlike methods beats picking one, and it is as good as
 * weighting them by their past errors (Makridakis and others, M4, 2020).
 */
export function combineMethods(
  values: Float64Array,
  period: number,
  horizon: number,
  warmStart?: Float64Array,
): CombinedForecast {
  const index = seasonalIndex(values, period)
  const flat = deseasonalise(values, index)
  const smoothing = fitSmoothing(flat, 1)
  const level = seasonLevel(flat, period, smoothing)
  const thetas = theta(flat, horizon)
  const holtWinters = fitHoltWinters(values, period, warmStart)
  const projected = projectHoltWinters(holtWinters, horizon)
  const point = projected.map((value, step) => {
    const at = values.length + step
    const usual = reseasonalise(level, index, at)
    return (usual + reseasonalise(thetas[step] ?? 0, index, at) + value) / 3
  })
  const weight = point.map((_, step) =>
    index.multiplicative ? reseasonalise(1, index, values.length + step) : 1,
  )
  return { point, weight, smoothing, holtWinters }
}
