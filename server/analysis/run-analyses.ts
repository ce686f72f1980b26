import type { AnomalyReport } from '../anomalies/detect-anomalies.ts'
import type { LeavesForecast, LeavesJob } from '../forecasts/forecast-leaves.ts'
import { createThread } from '../threads/thread.ts'
import { analyse, type AnalysisAnswer, type AnalysisRequest, type DetectionJob } from './analyses.ts'

/** Started when it is first needed. */
const thread = createThread<AnalysisRequest, AnalysisAnswer>('analysis/analysis-worker')

/**
 * Up to this many values in all, the methods run on the caller's thread: some ten series of half a year, which take
 * less time than a thread takes to start.
 */
const valuesOnThisThread = 3_000

/** Forecasts leaves and their totals, away from the request's thread where there is much to do. */
export async function runForecasts(jobs: readonly LeavesJob[]): Promise<readonly LeavesForecast[]> {
  const answer = await run({ method: 'forecast', jobs })
  return answer.method === 'forecast' ? answer.results : fail(answer)
}

/** Judges the days of many series, away from the request's thread where there is much to do. */
export async function runDetections(jobs: readonly DetectionJob[]): Promise<readonly AnomalyReport[]> {
  const answer = await run({ method: 'detect', jobs })
  return answer.method === 'detect' ? answer.results : fail(answer)
}

async function run(request: AnalysisRequest): Promise<AnalysisAnswer> {
  const values =
    request.method === 'detect'
      ? request.jobs.reduce((sum, job) => sum + job.values.length, 0)
      : request.jobs.reduce((sum, job) => sum + job.days * (1 + job.leaves.length + job.groups.length), 0)
  return values <= valuesOnThisThread ? analyse(request) : thread.ask(request)
}

function fail({ method }: AnalysisAnswer): never {
  throw new Error(`An answer of ${method} was not asked for.`)
}
