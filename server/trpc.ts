import { initTRPC, TRPCError } from '@trpc/server'
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import'
import type { OpenApiMeta } from 'trpc-to-openapi'
import type { z } from 'zod'
import { keepAnswers } from './answers/keep-answers.ts'
import type { RequestContext } from './context.ts'
import { isUnreachable } from './database/is-unreachable.ts'
import { BillowError, toApiError } from './errors.ts'

const trpc = initTRPC
  .context<RequestContext>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error }) {
      const failure = toApiError(error)
      return { ...shape, message: failure.message, data: { ...shape.data, failure } }
    },
  })

export const { router, mergeRouters } = trpc

const unreachable = 'The database, or a part of it, cannot be reached. Try again in a moment.'

/** Failures are translated, and the unforeseen ones are logged with the request id. */
const translating = trpc.procedure.use(async ({ ctx, next, path }) => {
  const result = await next()
  if (result.ok) return result
  const { error } = result
  const cause = isUnreachable(error.cause) ? new BillowError('SERVICE_UNAVAILABLE', unreachable) : error.cause
  if (error.code === 'INTERNAL_SERVER_ERROR' && !(error.cause instanceof BillowError)) {
    ctx.log.error('A request failed', {
      requestId: ctx.requestId,
      path,
      reason: error.cause?.stack ?? error.stack,
    })
  }
  if (!(cause instanceof BillowError)) return result
  const { code, message } = cause
  throw new TRPCError({
    code: code === 'METHOD_NOT_ALLOWED' ? 'METHOD_NOT_SUPPORTED' : code,
    message,
    cause,
  })
})

/** Every procedure starts here: its failures are translated, and its answers kept where that is right. */
export const procedure = translating.use(({ ctx, next, path, type, getRawInput }) => {
  const given = (data: unknown) => ({ ok: true, marker: middlewareMarker, data, ctx }) as const
  type Result = Awaited<ReturnType<typeof next>> | ReturnType<typeof given>
  return keepAnswers<Result>({
    ctx,
    path,
    type,
    getRawInput,
    given,
    proceed: (change) => next({ ctx: { ...ctx, ...change } }),
    dataOf(result) {
      if (!result.ok) throw result.error
      return result.data
    },
  })
})

/**
 * An output schema that is checked in one synchronous pass: zod's asynchronous one, which tRPC calls, takes three
 * times as long for large answers.
 */
export function output<Schema extends z.ZodType>(schema: Schema): Schema {
  schema.parseAsync = async (value) => schema.parse(value)
  return schema
}
