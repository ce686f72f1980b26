import { mean } from '../series/order-statistics.ts'
import { projectSeries } from './project-series.ts'

/** One rehearsal: a forecast made from the first `origin` values, held against what came. */
export type Rehearsal = {
  origin: number
  /** Forecast and actual values, step by step. */
  point: Float64Array
  actual: Float64Array
  /** What each step would be expected to be if the last 30 values just went on. */
  naive: number
}

/** The rehearsals of a series, oldest first, and the last Holt-Winters weights as a warm start. */
export type Backtest = { rehearsals: Rehearsal[]; weights: Float64Array | undefined }

const mostOrigins = 6
const naiveDays = 30

/** The mean of the last 30 values before an origin: what a forecast has to beat. */
export function naiveForecast(values: Float64Array, origin: number): number {
  return mean(values.subarray(Math.max(0, origin - naiveDays), origin))
}

/**
 * Rolling-origin backtest (Tashman 2000): repeats the whole method, cleaning included, at up to six earlier
 * origins half a horizon apart, each time with only the values before the origin. The horizon is at most a third
 * of the series; an origin needs `leastHistory` values.
 */
export function backtest(
  values: Float64Array,
  period: number,
  horizon: number,
  leastHistory: number,
): Backtest {
  const steps = Math.max(1, Math.min(horizon, Math.floor(values.length / 3)))
  const rehearsals: Rehearsal[] = []
  let weights: Float64Array | undefined
  for (const origin of rollingOrigins(values.length, steps, leastHistory)) {
    const { point, fees, holtWinters } = projectSeries(values.subarray(0, origin), period, steps, weights)
    weights = holtWinters.weights
    rehearsals.push({
      origin,
      point: point.map((value, step) => value + (fees[step] ?? 0)),
      actual: values.subarray(origin, origin + steps),
      naive: naiveForecast(values, origin),
    })
  }
  return { rehearsals, weights }
}

/** Up to six origins half of `steps` apart, the oldest first; the last looks ahead to the end of the series. */
export function rollingOrigins(length: number, steps: number, leastHistory: number): number[] {
  const gap = Math.max(1, Math.ceil(steps / 2))
  return Array.from(
    { length: mostOrigins },
    (_, place) => length - steps - (mostOrigins - 1 - place) * gap,
  ).filter((origin) => origin >= leastHistory)
}
