import { type CleanSeries, cleanSeries } from './clean-series.ts'
import { type CombinedForecast, combineMethods } from './combine-methods.ts'
import { addRecurringCharge, recurringCharge } from './recurring-charge.ts'

/** A forecast without intervals. */
export type Projection = CombinedForecast & { clean: CleanSeries }

/** Only the newest 52 periods are used: older days say little about the present level and season. */
const cyclesUsed = 52
const longestPlainSeries = 364

/**
 * Cleans a series, forecasts it with the mean of the methods, adds a monthly fee where one recurs (daily series),
 * and never goes below zero when the series never did.
 */
export function projectSeries(
  values: Float64Array,
  period: number,
  horizon: number,
  warmStart?: Float64Array,
): Projection {
  const used = period > 1 ? cyclesUsed * period : longestPlainSeries
  const recent = values.subarray(Math.max(0, values.length - used))
  const clean = cleanSeries(recent, period)
  const combined = combineMethods(clean.values, period, horizon, warmStart)
  const fee = period === 7 ? recurringCharge(recent, clean.values, clean.outliers) : null
  const withFee = fee === null ? combined.point : addRecurringCharge(combined.point, fee, recent.length)
  const floor = recent.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0
  return { ...combined, clean, point: withFee.map((value) => Math.max(floor, value)) }
}
