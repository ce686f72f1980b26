import type { AnomalyFlag } from '../../server/anomalies/anomaly-flag.ts'
import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import { forecastSeries } from '../../server/forecasts/forecast-series.ts'

type ScorerInterval = { lower: number[]; upper: number[]; totalLower: number; totalUpper: number }
type ScorerForecast = { point: number[]; intervals: Record<string, ScorerInterval> }

/** The product's forecast in the form of the forecast scorer: `m` is the seasonal period. */
export function forecast(
  values: readonly number[],
  horizon: number,
  options: { m: number; levels: readonly number[] },
): ScorerForecast {
  const result = forecastSeries(values, horizon, { period: options.m, levels: options.levels })
  if (result === null) throw new RangeError('an empty series cannot be scored')
  const intervals = result.intervals.map((interval): [string, ScorerInterval] => [
    String(interval.level),
    {
      lower: interval.lower,
      upper: interval.upper,
      totalLower: interval.total_lower,
      totalUpper: interval.total_upper,
    },
  ])
  return { point: result.point, intervals: Object.fromEntries(intervals) }
}

/** The product's anomaly detection in the form of the anomaly scorer. */
export function detect(values: readonly number[], info: { start: string }): AnomalyFlag[] {
  return detectAnomalies(values, info.start).flags
}

/** The same with hindsight, for the scorer's batch mode. */
export function detectBatch(values: readonly number[], info: { start: string }): AnomalyFlag[] {
  return detectAnomalies(values, info.start, 'batch').flags
}
