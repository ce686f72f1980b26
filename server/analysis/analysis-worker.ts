import { parentPort } from 'node:worker_threads'
import { analyse, type AnalysisAnswer, type AnalysisRequest } from './analyses.ts'

export type NumberedRequest = { readonly id: number; readonly request: AnalysisRequest }
export type NumberedAnswer = { readonly id: number; readonly answer: AnalysisAnswer }

function answerTo(request: AnalysisRequest): AnalysisAnswer {
  try {
    return analyse(request)
  } catch (cause) {
    return {
      method: 'failed',
      reason: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    }
  }
}

parentPort?.on('message', ({ id, request }: NumberedRequest) => {
  parentPort?.postMessage({ id, answer: answerTo(request) } satisfies NumberedAnswer)
})
