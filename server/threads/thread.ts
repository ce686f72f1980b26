import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { builtFolder } from '../built-folder.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

/** A thread of this process that carries out requests, and never keeps the process alive by itself. */
export type Thread<Request, Answer> = {
  /** Starts it, unless it runs; a request does so as well. */
  start(): void
  /**
   * @param signal fires when nobody waits for the answer any more.
   * @throws Error where the request fails or the thread dies, the reason of the signal once that fires.
   */
  ask(request: Request, signal?: AbortSignal): Promise<Answer>
  /** Ends it in good order, and at once where that takes too long. */
  end(): Promise<void>
}

type Waiting<Answer> = { resolve(answer: Answer): void; reject(reason: unknown): void }

type Running<Answer> = { readonly worker: Worker; readonly waiting: Map<number, Waiting<Answer>> }

/** So long a thread may take to end in good order, in milliseconds. */
const patience = 2_000

/**
 * @param script the module that it runs, below the folder of the server and without its ending.
 * @param settings what the module finds as its `workerData`.
 */
export function createThread<Request, Answer>(script: string, settings?: unknown): Thread<Request, Answer> {
  let running: Running<Answer> | null = null
  let lastId = 0
  const start = () => {
    const started: Running<Answer> = { worker: createWorker(script, settings), waiting: new Map() }
    const { worker, waiting } = started
    worker.unref()
    worker.on('message', (message: FromThread<Answer>) => {
      const asked = waiting.get(message.id)
      if ('answer' in message) asked?.resolve(message.answer)
      else asked?.reject(new Error(message.failure))
    })
    const abandon = (reason: unknown) => {
      if (running === started) running = null
      for (const { reject } of waiting.values()) reject(reason)
    }
    worker.on('error', abandon)
    worker.on('exit', () => abandon(new Error(`The thread ${script} ended.`)))
    return started
  }
  const tell = ({ worker }: Running<Answer>, message: ToThread<Request>) => worker.postMessage(message)
  return {
    start() {
      running ??= start()
    },
    async ask(request, signal) {
      signal?.throwIfAborted()
      const thread = (running ??= start())
      const { worker, waiting } = thread
      const id = ++lastId
      const leave = () => {
        tell(thread, { kind: 'left', id })
        waiting.get(id)?.reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      try {
        return await new Promise<Answer>((resolve, reject) => {
          waiting.set(id, { resolve, reject })
          worker.ref()
          tell(thread, { kind: 'request', id, request })
        })
      } finally {
        signal?.removeEventListener('abort', leave)
        waiting.delete(id)
        if (waiting.size === 0) worker.unref()
      }
    },
    async end() {
      if (running === null) return
      const { worker } = running
      const ended = new Promise((done) => worker.once('exit', done))
      tell(running, { kind: 'end' })
      const tooLong = setTimeout(() => void worker.terminate(), patience)
      worker.ref()
      await ended
      clearTimeout(tooLong)
    },
  }
}

/** The built module is loaded as the server was, without compiling it; from source, a thread has to load tsx by itself. */
function createWorker(script: string, workerData: unknown): Worker {
  if (builtFolder !== null) {
    const execArgv = ['--require', join(builtFolder, 'keep-compiled.cjs')]
    return new Worker(join(builtFolder, `${basename(script)}.cjs`), { workerData, execArgv })
  }
  const source = JSON.stringify(new URL(`../${script}.ts`, import.meta.url).href)
  return new Worker(`import('tsx/esm/api').then((tsx) => tsx.register()).then(() => import(${source}))`, {
    eval: true,
    workerData,
  })
}
