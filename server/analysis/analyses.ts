import { detectAnomalies, type AnomalyReport } from '../anomalies/detect-anomalies.ts'
import { forecastSeries } from '../forecasts/forecast-series.ts'
import type { SeriesForecast } from '../forecasts/series-forecast.ts'

export type ForecastJob = { readonly values: readonly number[]; readonly horizon: number }
export type DetectionJob = { readonly values: readonly number[]; readonly start_date: string }

/** Many jobs of one heavy method. */
export type AnalysisRequest =
  | { readonly method: 'forecast'; readonly jobs: readonly ForecastJob[] }
  | { readonly method: 'detect'; readonly jobs: readonly DetectionJob[] }

/** One result for each job, in the same order. */
export type AnalysisAnswer =
  | { readonly method: 'forecast'; readonly results: readonly (SeriesForecast | null)[] }
  | { readonly method: 'detect'; readonly results: readonly AnomalyReport[] }

const intervalLevels = [0.8, 0.95] as const

/**
 * Runs the heavy methods. Anomalies are judged with hindsight, so that an alarm of the last days is confirmed or
 * withdrawn by the days around it.
 */
export function analyse(request: AnalysisRequest): AnalysisAnswer {
  if (request.method === 'forecast') {
    const forecast = ({ values, horizon }: ForecastJob) =>
      forecastSeries(values, horizon, { period: 7, levels: intervalLevels })
    return { method: 'forecast', results: request.jobs.map(forecast) }
  }
  const detect = ({ values, start_date }: DetectionJob) => detectAnomalies(values, start_date, 'batch')
  return { method: 'detect', results: request.jobs.map(detect) }
}
