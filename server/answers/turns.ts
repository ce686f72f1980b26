import { setImmediate as nextRound } from 'node:timers/promises'
import { BillowError } from '../errors.ts'

/** Lets so many at once compute, the others in the order in which they came. */
export type Turns = {
  /**
   * @param signal fires when whoever waits has left, who is then forgotten without any work.
   * @throws BillowError SERVICE_UNAVAILABLE where too many are waiting, the signal's reason once that fires, and
   *   whatever the work throws.
   */
  take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>
}

type Waiting = { readonly go: () => void }

/** A client that was turned away may come back after so many seconds. */
export const retryAfterSeconds = 2

/**
 * @param atOnce how many compute at the same time.
 * @param mostWaiting how many may wait for that.
 */
export function createTurns(atOnce: number, mostWaiting: number): Turns {
  // A set keeps the order, and lets go of one in the middle at once.
  const queue = new Set<Waiting>()
  let free = atOnce
  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        go() {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      const leave = () => {
        queue.delete(waiting)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      queue.add(waiting)
    })
  const pass = async () => {
    if (queue.size > 0) {
      // A statement may have kept the thread busy: who left meanwhile is only noticed in the next round of events.
      await nextRound()
      await nextRound()
    }
    const [first] = queue
    if (first === undefined) free += 1
    else {
      queue.delete(first)
      first.go()
    }
  }
  return {
    async take(signal, work) {
      signal.throwIfAborted()
      if (free > 0) free -= 1
      else {
        if (queue.size >= mostWaiting) throw tooBusy()
        await turn(signal)
      }
      try {
        return await work()
      } finally {
        void pass()
      }
    },
  }
}

function tooBusy(): BillowError {
  return new BillowError(
    'SERVICE_UNAVAILABLE',
    `Too many questions are waiting for an answer. Ask again in ${retryAfterSeconds} seconds.`,
  )
}
