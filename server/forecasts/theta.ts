import { linearFit } from '../series/linear-fit.ts'
import { fitSmoothing } from './simple-smoothing.ts'

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000) on a series without season: the mean of the fitted
 * straight line and of simple smoothing over the series with its curvature doubled.
 * Returns `horizon` values in the unit of the series.
 */
export function theta(values: ArrayLike<number>, horizon: number): Float64Array {
  const { intercept, slope } = linearFit(values)
  const doubled = Float64Array.from(values, (value, i) => 2 * value - (intercept + slope * i))
  const { level } = fitSmoothing(doubled, 1)
  return Float64Array.from(
    { length: horizon },
    (_, step) => (level + intercept + slope * (values.length + step)) / 2,
  )
}
