import { parentPort } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages.ts'

/** Answers one request; its signal fires when nobody waits for the answer any more. */
type Answerer<Request, Answer> = (request: Request, signal: AbortSignal) => Answer | Promise<Answer>

/**
 * Carries out what the thread is asked, side by side as far as the answers wait for something.
 *
 * @param onEnd lets go of what it holds.
 */
export function serveThread<Request, Answer>(
  answerTo: Answerer<Request, Answer>,
  onEnd: () => Promise<void> = async () => {},
): void {
  const underWay = new Map<number, AbortController>()
  const say = (message: FromThread<Answer>) => parentPort?.postMessage(message)
  const carryOut = async (id: number, request: Request) => {
    const controller = new AbortController()
    underWay.set(id, controller)
    try {
      say({ id, answer: await answerTo(request, controller.signal) })
    } catch (cause) {
      say({ id, failure: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    } finally {
      underWay.delete(id)
    }
  }
  parentPort?.on('message', (message: ToThread<Request>) => {
    if (message.kind === 'request') void carryOut(message.id, message.request)
    else if (message.kind === 'left') underWay.get(message.id)?.abort()
    else void onEnd().finally(() => process.exit())
  })
}
