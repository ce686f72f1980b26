import type { AnomalyReport } from '../anomalies/detect-anomalies.ts'
import type { SeriesForecast } from '../forecasts/series-forecast.ts'
import { createThread } from '../threads/thread.ts'
import {
  analyse,
  type AnalysisAnswer,
  type AnalysisRequest,
  type DetectionJob,
  type ForecastJob,
} from './analyses.ts'

/** Started when it is first needed. */
const thread = createThread<AnalysisRequest, AnalysisAnswer>('analysis/analysis-worker')

/**
 * Up to this many values in all, the methods run on the caller's thread: some ten series of half a year, which take
 * less time than a thread takes to start.
 */
const valuesOnThisThread = 3_000

/** Forecasts many series, away from the request's thread where there is much to do; null for an empty series. */
export async function runForecasts(
  jobs: readonly ForecastJob[],
): Promise<readonly (SeriesForecast | null)[]> {
  const answer = await run({ method: 'forecast', jobs })
  return answer.method === 'forecast' ? answer.results : fail(answer)
}

/** Judges the days of many series, away from the request's thread where there is much to do. */
export async function runDetections(jobs: readonly DetectionJob[]): Promise<readonly AnomalyReport[]> {
  const answer = await run({ method: 'detect', jobs })
  return answer.method === 'detect' ? answer.results : fail(answer)
}

async function run(request: AnalysisRequest): Promise<AnalysisAnswer> {
  let values = 0
  for (const job of request.jobs) values += job.values.length
  return values <= valuesOnThisThread ? analyse(request) : thread.ask(request)
}

function fail({ method }: AnalysisAnswer): never {
  throw new Error(`An answer of ${method} was not asked for.`)
}
