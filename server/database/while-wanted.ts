import { AsyncLocalStorage } from 'node:async_hooks'

const signals = new AsyncLocalStorage<AbortSignal | undefined>()

/** Does work whose statements are given up once the signal fires, since nobody waits for it any more. */
export function whileWanted<Result>(signal: AbortSignal, work: () => Result): Result {
  return signals.run(signal, work)
}

/** Does work within such work that goes on regardless, since others may come to wait for it as well. */
export function wantedByOthers<Result>(work: () => Result): Result {
  return signals.run(undefined, work)
}

/** A transaction has to be ended by whoever began it, or the connection stays in it. */
const endsTransaction = /^\s*(commit|rollback|release)\b/i

/**
 * Runs a statement of whatever work this is.
 *
 * @param giveUp makes the database stop it; without, it runs to its end once it has begun.
 * @throws the reason of the signal once that fires.
 */
export async function runStatement<Result>(
  sql: string,
  run: () => Promise<Result>,
  giveUp: () => Promise<void> | void = () => {},
): Promise<Result> {
  const signal = signals.getStore()
  if (signal === undefined || endsTransaction.test(sql)) return run()
  signal.throwIfAborted()
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping = Promise.resolve(giveUp()).catch(() => {})
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await run()
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    signal.removeEventListener('abort', stop)
    // Or it would stop what the connection is used for next.
    await stopping
  }
}
