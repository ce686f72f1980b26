import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { builtFolder } from '../built-folder.ts'
import type { AnalysisAnswer, AnalysisRequest } from './analyses.ts'
import type { NumberedAnswer, NumberedRequest } from './analysis-worker.ts'

type Waiting = { resolve(answer: AnalysisAnswer): void; reject(reason: Error): void }

type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> }

let thread: Thread | null = null
let lastId = 0

/**
 * Runs a request on the analysis thread, which is started when it is first needed and never keeps the process alive.
 *
 * @throws Error where the thread dies; the next request starts a new one.
 */
export function onAnalysisThread(request: AnalysisRequest): Promise<AnalysisAnswer> {
  thread ??= startThread()
  const { worker, waiting } = thread
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.ref()
    worker.postMessage({ id, request } satisfies NumberedRequest)
  })
}

function startThread(): Thread {
  const worker = createWorker()
  const started: Thread = { worker, waiting: new Map() }
  worker.on('message', ({ id, answer }: NumberedAnswer) => {
    started.waiting.get(id)?.resolve(answer)
    started.waiting.delete(id)
    if (started.waiting.size === 0) worker.unref()
  })
  worker.on('error', (cause) => abandon(started, cause))
  worker.on('exit', () => abandon(started, new Error('The analysis thread ended.')))
  return started
}

function abandon(dead: Thread, cause: unknown): void {
  if (thread === dead) thread = null
  const reason = cause instanceof Error ? cause : new Error(String(cause))
  for (const { reject } of dead.waiting.values()) reject(reason)
  dead.waiting.clear()
}

/** From source, a thread has to load tsx by itself. */
function createWorker(): Worker {
  if (builtFolder !== null) return new Worker(join(builtFolder, 'analysis-worker.cjs'))
  const source = JSON.stringify(new URL('analysis-worker.ts', import.meta.url).href)
  return new Worker(`import('tsx/esm/api').then((tsx) => tsx.register()).then(() => import(${source}))`, {
    eval: true,
  })
}
