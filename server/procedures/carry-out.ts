import { callTRPCProcedure } from '@trpc/server'
import { createAnswers } from '../answers/answers.ts'
import { clientLeft } from '../answers/client-signal.ts'
import { watchClock } from '../answers/watch-clock.ts'
import type { Answering, Context } from '../context.ts'
import { whileWanted } from '../database/while-wanted.ts'
import { toApiError } from '../errors.ts'
import { appRouter } from '../router.ts'
import type { ProcedureCall, ProcedureOutcome } from './procedure-call.ts'

/** What carries out procedures here and now, where neither answers are kept nor anybody waits: whoever asks sees to both. */
export function answeringHere(ctx: Context): Context & Answering {
  return {
    ...ctx,
    answers: createAnswers(ctx),
    turns: { take: (_signal, work) => work() },
    readInput: () => null,
  }
}

/**
 * Carries out a procedure.
 *
 * @param signal fires when nobody waits for the answer any more: a query is given up then, a change is not.
 */
export async function carryOut(
  ctx: Context & Answering,
  { type, path, input, day, requestId, caller }: ProcedureCall,
  signal: AbortSignal,
): Promise<ProcedureOutcome> {
  const left = new AbortController()
  signal.addEventListener('abort', () => left.abort(clientLeft()), { once: true })
  const { clock, dependsOnInstant } = watchClock(ctx.clock, day)
  const procedure = {
    router: appRouter,
    path,
    type,
    ctx: { ...ctx, clock, requestId, caller, endpoints: [], signal: left.signal },
    getRawInput: async (): Promise<unknown> => (input === '' ? undefined : JSON.parse(input)),
    signal: left.signal,
    batchIndex: 0,
  }
  const call = (): Promise<unknown> => callTRPCProcedure(procedure)
  try {
    const data = await (type === 'query' ? whileWanted(left.signal, call) : call())
    // An array of its own, since sending one to another thread takes all of the memory that it is a part of along.
    const body = new TextEncoder().encode(data === undefined ? '' : JSON.stringify(data))
    return { made: { body, dependsOnInstant: dependsOnInstant() } }
  } catch (error) {
    return { failure: toApiError(error) }
  }
}
