import { detectAnomalies, type AnomalyReport } from '../anomalies/detect-anomalies.ts'
import { forecastLeaves, type LeavesForecast, type LeavesJob } from '../forecasts/forecast-leaves.ts'

export type DetectionJob = { readonly values: readonly number[]; readonly start_date: string }

/** Many jobs of one heavy method. */
export type AnalysisRequest =
  | { readonly method: 'forecast'; readonly jobs: readonly LeavesJob[] }
  | { readonly method: 'detect'; readonly jobs: readonly DetectionJob[] }

/** One result for each job, in the same order. */
export type AnalysisAnswer =
  | { readonly method: 'forecast'; readonly results: readonly LeavesForecast[] }
  | { readonly method: 'detect'; readonly results: readonly AnomalyReport[] }

/**
 * Runs the heavy methods. Anomalies are judged with hindsight, so that an alarm of the last days is confirmed or
 * withdrawn by the days around it.
 */
export function analyse(request: AnalysisRequest): AnalysisAnswer {
  if (request.method === 'forecast') return { method: 'forecast', results: request.jobs.map(forecastLeaves) }
  const detect = ({ values, start_date }: DetectionJob) => detectAnomalies(values, start_date, 'batch')
  return { method: 'detect', results: request.jobs.map(detect) }
}
