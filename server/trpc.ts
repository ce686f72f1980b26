import { initTRPC, TRPCError } from '@trpc/server'
import type { OpenApiMeta } from 'trpc-to-openapi'
import type { z } from 'zod'
import type { RequestContext } from './context.ts'
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

/** Every procedure starts here: failures are translated, and the unforeseen ones are logged with the request id. */
export const procedure = trpc.procedure.use(async ({ ctx, next, path }) => {
  const result = await next()
  if (result.ok) return result
  const { error } = result
  if (error.cause instanceof BillowError) {
    const { code } = error.cause
    throw new TRPCError({
      code: code === 'METHOD_NOT_ALLOWED' ? 'METHOD_NOT_SUPPORTED' : code,
      message: error.cause.message,
      cause: error.cause,
    })
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    ctx.log.error('A request failed', {
      requestId: ctx.requestId,
      path,
      reason: error.cause?.stack ?? error.stack,
    })
  }
  return result
})

/**
 * An output schema that is checked in one synchronous pass: zod's asynchronous one, which tRPC calls, takes three
 * times as long for large answers.
 */
export function output<Schema extends z.ZodType>(schema: Schema): Schema {
  schema.parseAsync = async (value) => schema.parse(value)
  return schema
}
