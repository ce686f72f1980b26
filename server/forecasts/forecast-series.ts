import { scaleUnit } from '../series/scale-unit.ts'
import { backtest } from './backtest.ts'
import { backtestError } from './backtest-error.ts'
import { predictionIntervals } from './prediction-intervals.ts'
import { projectSeries } from './project-series.ts'
import { recentMean } from './recent-mean.ts'
import type { ForecastInterval, SeriesForecast } from './series-forecast.ts'
import { type HistoryGap, leastHistory, usableHistory } from './usable-history.ts'

/** What to forecast with: `period` values make a season, `levels` (0..1) are the intervals wanted. */
export type ForecastOptions = { period: number; levels: readonly number[] }

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
      : simpleForecast(used, horizon, options, floor, notes[history.gap])
  return inUnit(forecast, unit, values.length)
}

function checkInput(values: readonly number[], horizon: number, period: number): void {
  if (!values.every(Number.isFinite)) throw new RangeError('every value must be a finite number')
  if (!Number.isInteger(horizon) || horizon < 1) throw new RangeError('the horizon must be 1 step or more')
  if (!Number.isInteger(period) || period < 1) throw new RangeError('the period must be 1 step or more')
}

type Draft = Omit<SeriesForecast, 'point' | 'total'> & { point: Float64Array }

function fullForecast(used: Float64Array, horizon: number, options: ForecastOptions, floor: number): Draft {
  const { period, levels } = options
  const { rehearsals, weights } = backtest(used, period, horizon, leastHistory(period) / 2)
  const projection = projectSeries(used, period, horizon, weights)
  return {
    method: 'combined',
    point: projection.point,
    intervals: predictionIntervals(projection, rehearsals, levels, floor),
    backtest: backtestError(rehearsals),
    note: null,
    outliers: fromEnd(projection.clean.outliers, projection.clean.values.length),
    shifts: fromEnd(projection.clean.shifts, projection.clean.values.length),
  }
}

function simpleForecast(
  used: Float64Array,
  horizon: number,
  options: ForecastOptions,
  floor: number,
  note: string,
): Draft {
  const { point, intervals } = recentMean(used, horizon, options.levels, Math.max(4, options.period), floor)
  return { method: 'recent_mean', point, intervals, backtest: null, note, outliers: [], shifts: [] }
}

/** Positions counted back from the end, since only the newest part of the series was used. */
function fromEnd(places: readonly number[], length: number): number[] {
  return places.map((place) => place - length)
}

function inUnit(draft: Draft, unit: number, length: number): SeriesForecast {
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
