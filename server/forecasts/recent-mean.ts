import { mean } from '../series/order-statistics.ts'
import { meanSpread, type Spread } from './spread.ts'

// Days of one short stretch vary less than the future will.
const caution = 1.5

/**
 * The estimate for a series that is too short, or too rarely charged, to learn a pattern from: repeats the mean of the
 * values over the horizon. From one period (and four values) on, its spread is that of independent days with an unknown
 * mean, widened by half; below, there is none.
 */
export function recentMean(
  values: Float64Array,
  horizon: number,
  period: number,
): { point: Float64Array; spread: Spread | null } {
  const centre = mean(values)
  const point = new Float64Array(horizon).fill(centre)
  if (values.length < Math.max(4, period)) return { point, spread: null }
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const deviation = caution * Math.sqrt(squares / Math.max(1, values.length - 1))
  return { point, spread: meanSpread(deviation, values.length, horizon) }
}
