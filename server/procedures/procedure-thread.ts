import type { Env } from '../env.ts'
import { BillowError } from '../errors.ts'
import { createThread, type Thread } from '../threads/thread.ts'
import type { MadeAnswer, ProcedureCall, ProcedureOutcome } from './procedure-call.ts'

/**
 * The thread that computes, so that the one that serves is never busy. It has connections of its own, and is alone in
 * using the engine of the charges.
 */
export type ProcedureThread = Pick<Thread<ProcedureCall, ProcedureOutcome>, 'start' | 'end'> & {
  /**
   * Carries out a procedure.
   *
   * @param signal fires when nobody waits for the answer any more.
   * @throws BillowError where the procedure fails; what was not foreseen is logged by the thread under the request id.
   *   Else as a thread does.
   */
  call(call: ProcedureCall, signal?: AbortSignal): Promise<MadeAnswer>
}

/** @param env the settings of this process, which the thread uses as well. */
export function createProcedureThread(env: Env): ProcedureThread {
  const { start, end, ask } = createThread<ProcedureCall, ProcedureOutcome>(
    'procedures/procedure-worker',
    env,
  )
  return {
    start,
    end,
    async call(call, signal) {
      const outcome = await ask(call, signal)
      if ('made' in outcome) return outcome.made
      const { code, message, issues } = outcome.failure
      throw new BillowError(code, message, issues)
    },
  }
}
