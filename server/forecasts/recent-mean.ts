import { mean } from '../series/order-statistics.ts'
import { normalHalfWidth } from './normal-distribution.ts'
import type { ForecastDraft, ForecastOptions } from './series-forecast.ts'

// Days of one short stretch vary less than the future will.
const caution = 1.5

/**
 * The estimate for a series that is too short, or too rarely charged, to learn a pattern from: repeats the mean of the
 * values over the horizon. From one period (and four values) on, intervals are those of the normal distribution for
 * independent days with an unknown mean, widened by half; below, there are none. Nothing goes below `floor`.
 */
export function recentMean(
  values: Float64Array,
  horizon: number,
  { period, levels }: ForecastOptions,
  floor: number,
): ForecastDraft {
  const centre = mean(values)
  const point = new Float64Array(horizon).fill(centre)
  const rest = { backtest: null, note: null, outliers: [], shifts: [] }
  if (values.length < Math.max(4, period)) return { method: 'recent_mean', point, intervals: [], ...rest }
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const spread = caution * Math.sqrt(squares / Math.max(1, values.length - 1))
  const intervals = levels.map((level) => {
    const reach = normalHalfWidth(level) * spread
    const half = reach * Math.sqrt(1 + 1 / values.length)
    const totalHalf = reach * Math.sqrt(horizon + horizon ** 2 / values.length)
    return {
      level,
      lower: Array.from(point, (value) => Math.max(floor, value - half)),
      upper: Array.from(point, (value) => value + half),
      total_lower: Math.max(floor, horizon * centre - totalHalf),
      total_upper: horizon * centre + totalHalf,
    }
  })
  return { method: 'recent_mean', point, intervals, ...rest }
}
