import { calendarFrom, type DayCalendar } from './day-calendar.ts'
import { projectSeries } from './project-series.ts'
import { recentMean } from './recent-mean.ts'
import type { ForecastMethod } from './series-forecast.ts'
import { smoothingSpread, type Spread } from './spread.ts'
import { usableHistory, type HistoryGap } from './usable-history.ts'

/** What a series is expected to go on with, by the method that its history can carry. */
export type UsageProjection = {
  readonly method: ForecastMethod
  readonly gap: HistoryGap | null
  readonly point: Float64Array
  /** Fees on calendar days that were found within the series, apart from `point`. */
  readonly fees: Float64Array
  /** Null where there is too little history to justify any. */
  readonly spread: Spread | null
  /** A warm start for the next projection of the same series. */
  readonly weights: Float64Array | undefined
  /** Positions that were treated as outliers and at which a lasting new level starts, from the end: -1 is the last. */
  readonly outliers: number[]
  readonly shifts: number[]
}

/** Projects a series `horizon` steps ahead; an empty one stays at zero. */
export function projectUsage(
  values: Float64Array,
  period: number,
  horizon: number,
  warmStart?: Float64Array,
  calendar?: DayCalendar,
): UsageProjection {
  const { from, gap } = usableHistory(values, period)
  const used = values.subarray(from)
  if (gap !== null) {
    const { point, spread } = recentMean(used, horizon, period)
    const fees = new Float64Array(horizon)
    const nothing = { weights: warmStart, outliers: [], shifts: [] }
    return { method: 'recent_mean', gap, point, fees, spread, ...nothing }
  }
  const own = calendar === undefined ? undefined : calendarFrom(calendar, from)
  const projection = projectSeries(used, period, horizon, warmStart, own)
  const { point, fees, clean, holtWinters } = projection
  const fromEnd = (place: number): number => place - clean.values.length
  return {
    method: 'combined',
    gap: null,
    point,
    fees,
    spread: smoothingSpread(projection),
    weights: holtWinters.weights,
    outliers: clean.outliers.map(fromEnd),
    shifts: clean.shifts.map(fromEnd),
  }
}
