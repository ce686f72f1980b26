import type { FastifyReply, FastifyRequest } from 'fastify'
import { createAnswers } from './answers/answers.ts'
import { clientSignal } from './answers/client-signal.ts'
import { createInputReader } from './answers/read-input.ts'
import { createTurns } from './answers/turns.ts'
import type { Answering, Context, RequestContext } from './context.ts'
import { appRouter } from './router.ts'

/** Makes the context of a request from the process's own. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => RequestContext

/** What answers the requests of a process: the answers that it keeps, and the turns of those that compute. */
export function createAnswering(ctx: Context): Answering {
  return {
    answers: createAnswers(ctx),
    turns: createTurns(ctx.env.ANSWERS_AT_ONCE, ctx.env.ANSWERS_WAITING),
    readInput: createInputReader(appRouter),
  }
}

/** @param endpoints every REST endpoint with its method. */
export function createContextOf(ctx: Context, answering: Answering, endpoints: readonly string[]): ContextOf {
  return (request, reply) => ({
    ...ctx,
    ...answering,
    requestId: request.id,
    caller: request.ip,
    endpoints,
    signal: clientSignal(reply.raw),
  })
}
