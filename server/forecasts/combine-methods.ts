import { type HoltWintersFit, fitHoltWinters, projectHoltWinters } from './damped-holt-winters.ts'
import { mean } from '../series/order-statistics.ts'
import { forecastCoarser, type LevelMethod } from './coarser-series.ts'
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
const monthsOfYear = 12

/**
 * The mean of three methods on a clean series: damped Holt-Winters, Theta on the series without season, and the
 * usual week at the present level. Where the period is not a week, four of them would be stale, and a damped
 * trend on the series without season takes the place of the last; of months, Theta and that trend are read off three
 * and four months together as well, and Holt-Winters, which has too few years to learn from, is left out. A plain mean of unlike
 * methods beats picking one (M4 competition, Makridakis and others 2020).
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
  const seasoned = (level: number, step: number): number => reseasonalise(level, index, values.length + step)
  const members = [
    ...(period === monthsOfYear ? [] : [projectHoltWinters(holtWinters, horizon)]),
    ...levelsOf(flat, period, horizon).map((level) => level.map(seasoned)),
  ]
  const point = Float64Array.from({ length: horizon }, (_, step) =>
    mean(members.map((member) => member[step] ?? 0)),
  )
  const weight = point.map((_, step) => (index.multiplicative ? seasoned(1, step) : 1))
  return { point, weight, smoothing: fitSmoothing(flat, 1), holtWinters }
}

const damped: LevelMethod = (values, horizon) => projectHoltWinters(fitHoltWinters(values, 1), horizon)

/** What the methods without season say. */
function levelsOf(flat: Float64Array, period: number, horizon: number): Float64Array[] {
  if (period === week) return [theta(flat, horizon), new Float64Array(horizon).fill(usualLevel(flat))]
  const coarser = period === monthsOfYear ? [3, 4] : []
  return [theta, damped].flatMap((method) => [
    method(flat, horizon),
    ...coarser.map((size) => forecastCoarser(flat, size, horizon, method)),
  ])
}
