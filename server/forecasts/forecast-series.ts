import { scaleUnit } from '../series/scale-unit.ts'
import { backtestError } from './backtest-error.ts'
import { backtest } from './backtest.ts'
import { predictionIntervals } from './prediction-intervals.ts'
import { projectUsage } from './project-usage.ts'
import type { ForecastDraft, ForecastInterval, ForecastOptions, SeriesForecast } from './series-forecast.ts'
import { gapNotes, leastHistory, usableHistory } from './usable-history.ts'

const daily: ForecastOptions = { period: 7, levels: [0.8, 0.95] }

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
  const { from, gap } = usableHistory(scaled, options.period)
  const used = scaled.subarray(from)
  const { rehearsals, weights } =
    gap === null
      ? backtest(used, options.period, horizon, leastHistory(options.period) / 2)
      : { rehearsals: [], weights: undefined }
  const projection = projectUsage(scaled, options.period, horizon, weights)
  const { method, spread, outliers, shifts } = projection
  const point = projection.point.map((value, step) => value + (projection.fees[step] ?? 0))
  const floor = scaled.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0
  const forecast = {
    method,
    point,
    intervals: spread === null ? [] : predictionIntervals(point, spread, rehearsals, options.levels, floor),
    backtest: backtestError(rehearsals),
    note: gap === null ? null : gapNotes[gap],
    outliers,
    shifts,
  }
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
