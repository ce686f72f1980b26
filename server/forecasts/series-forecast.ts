/** What to forecast with: `period` values make a season, `levels` (0..1) are the intervals wanted. */
export type ForecastOptions = { period: number; levels: readonly number[] }

/** The range that the future should lie in with probability `level` (0..1). */
export type ForecastInterval = {
  level: number
  /** Bounds per step. */
  lower: number[]
  upper: number[]
  /** Bounds of the sum of all steps. */
  total_lower: number
  total_upper: number
}

/** How well the method would have done on this very series. */
export type SeriesBacktest = {
  /** How many earlier days the forecast was repeated from, and how many steps each looked ahead. */
  origins: number
  horizon: number
  /** Sum of absolute daily errors in percent of the cost that came; null when that was zero. */
  daily_error_percent: number | null
  /** Median absolute error of the total over the horizon in percent; null when some total was zero. */
  total_error_percent: number | null
  /** The same of the mean of the last 30 values, carried on. */
  naive_error_percent: number | null
}

/**
 * How the point forecast came about.
 * - `combined`: mean of weekday level, Theta and damped Holt-Winters on the cleaned series.
 * - `recent_mean`: mean of the newest days, where there is too little to learn a pattern from.
 */
export type ForecastMethod = 'combined' | 'recent_mean'

/** A forecast in the unit of its series. */
export type SeriesForecast = {
  method: ForecastMethod
  /** Expected value per step. */
  point: number[]
  /** Expected sum of all steps. */
  total: number
  /** One per asked level, in that order; empty when there is too little history to justify any. */
  intervals: ForecastInterval[]
  /** Null when there is too little history to rehearse. */
  backtest: SeriesBacktest | null
  /** What the reader should know about the estimate, a sentence; null when nothing. */
  note: string | null
  /** Positions in the input that were treated as outliers, and at which a lasting new level starts. */
  outliers: number[]
  shifts: number[]
}

/** A forecast on the way: the point still an array of its own, positions not yet those of the input. */
export type ForecastDraft = Omit<SeriesForecast, 'point' | 'total'> & { point: Float64Array }
