import { scaleUnit } from '../series/scale-unit.ts'
import { fullForecast } from './full-forecast.ts'
import { recentMean } from './recent-mean.ts'
import type { ForecastDraft, ForecastInterval, ForecastOptions, SeriesForecast } from './series-forecast.ts'
import { type HistoryGap, usableHistory } from './usable-history.ts'

const daily: ForecastOptions = { period: 7, levels: [0.8, 0.95] }

const notes: Record<HistoryGap, string> = {
  no_cost: 'No cost in this series yet.',
  short: 'Too little history for a pattern: the mean of the days so far, with wide or no intervals.',
  stopped: 'No cost lately: expected to stay at zero.',
  rare: 'Cost on few days only: the recent mean, spread evenly over the days.',
}

/**
 * Forecasts a regular series, oldest value first, `horizon` steps ahead.
 *
 * `values` are amounts of complete days (or months, weeks), gaps filled with zero; the result is in their unit.
 * With four periods of history or more: the series is cleaned of outliers and old levels, three methods are
 * averaged, and the whole is rehearsed at earlier origins for the intervals and the error shown. With less, or
 * with rare cost, the mean of the newest days and a `note`. Null for an empty series.
 *
 * Pure: equal input gives equal output, and values scaled by k > 0 give a forecast scaled by k.
 * Throws a RangeError for a value that is not finite, a horizon below 1 or a period below 1.
 */
export function forecastSeries(
  values: readonly number[],
  horizon: number,
  options: ForecastOptions = daily,
): SeriesForecast | null {
  checkInput(values, horizon, options.period)
  if (values.length === 0) return null
  const unit = scaleUnit(values)
  const scaled = Float64Array.from(values, (value) => value / unit)
  const history = usableHistory(scaled, options.period)
  const used = scaled.subarray(history.from)
  const floor = scaled.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0
  const forecast =
    history.gap === null
      ? fullForecast(used, horizon, options, floor)
      : { ...recentMean(used, horizon, options, floor), note: notes[history.gap] }
  return inUnit(forecast, unit, values.length)
}

function checkInput(values: readonly number[], horizon: number, period: number): void {
  if (!values.every(Number.isFinite)) throw new RangeError('every value must be a finite number')
  if (!Number.isInteger(horizon) || horizon < 1) throw new RangeError('the horizon must be 1 step or more')
  if (!Number.isInteger(period) || period < 1) throw new RangeError('the period must be 1 step or more')
}

function inUnit(draft: ForecastDraft, unit: number, length: number): SeriesForecast {
  const times = (value: number): number => value * unit
  const point = Array.from(draft.point, times)
  const intervals = draft.intervals.map((interval): ForecastInterval => ({
    level: interval.level,
    lower: interval.lower.map(times),
    upper: interval.upper.map(times),
    total_lower: times(interval.total_lower),
    total_upper: times(interval.total_upper),
  }))
  return {
    ...draft,
    point,
    total: point.reduce((sum, value) => sum + value, 0),
    intervals,
    outliers: draft.outliers.map((place) => place + length),
    shifts: draft.shifts.map((place) => place + length),
  }
}
