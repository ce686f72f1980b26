import { backtest } from './backtest.ts'
import { backtestError } from './backtest-error.ts'
import { predictionIntervals } from './prediction-intervals.ts'
import { projectSeries } from './project-series.ts'
import type { ForecastDraft, ForecastOptions } from './series-forecast.ts'
import { leastHistory } from './usable-history.ts'

/**
 * The full method on a series that is long enough: the projection, its rehearsal at earlier origins, and intervals
 * from both. Nothing goes below `floor`. Positions of outliers and shifts are counted from the end, -1 the last, since
 * only the newest part of the series is used.
 */
export function fullForecast(
  values: Float64Array,
  horizon: number,
  { period, levels }: ForecastOptions,
  floor: number,
): ForecastDraft {
  const { rehearsals, weights } = backtest(values, period, horizon, leastHistory(period) / 2)
  const projection = projectSeries(values, period, horizon, weights)
  const { clean } = projection
  const fromEnd = (place: number): number => place - clean.values.length
  return {
    method: 'combined',
    point: projection.point,
    intervals: predictionIntervals(projection, rehearsals, levels, floor),
    backtest: backtestError(rehearsals),
    note: null,
    outliers: clean.outliers.map(fromEnd),
    shifts: clean.shifts.map(fromEnd),
  }
}
