import { callTRPCProcedure } from '@trpc/server'
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contentTypes, findAnswer, inEnvelope, tagAnswers } from './answers/answer-form.ts'
import type { Edition } from './answers/answer-key.ts'
import type { Front } from './answers/front.ts'
import { createKeptAnswer, type KeptAnswer } from './answers/kept-answer.ts'
import { readTrpcRequest, type TrpcRequest } from './answers/read-trpc-request.ts'
import { retryAfterSeconds } from './answers/turns.ts'
import type { RequestContext } from './context.ts'
import type { ContextOf } from './create-answering.ts'
import { toApiError } from './errors.ts'
import { appRouter, type AppRouter } from './router.ts'

const base = '/trpc'

/**
 * Serves the router's procedures to typed clients.
 *
 * @param contextOf makes the context of a request.
 */
export async function registerTrpc(app: FastifyInstance, contextOf: ContextOf, front: Front): Promise<void> {
  const contexts = new WeakMap<FastifyRequest, RequestContext>()
  await app.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      const ctx = contextOf(request, reply)
      contexts.set(request, ctx)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!isRead || 'trpc-accept' in request.headers) return
      const wanted = readQuietly(request.url.slice(base.length), ctx)
      if (wanted === null) return
      const { asked } = wanted
      const edition = await ctx.answers.edition()
      const tagged = tagAnswers(asked, edition)
      const has = front.has(request, tagged.etag)
      const made = has
        ? null
        : (findAnswer(ctx.answers.memory, tagged) ?? (await makeAnswer(ctx, wanted, edition)))
      if (made === undefined) return
      await front.send(reply, request.url, { asked, edition }, made)
      return reply
    })
    await scope.register(fastifyTRPCPlugin, {
      prefix: base,
      trpcOptions: {
        router: appRouter,
        createContext: ({ req, res }) => contexts.get(req) ?? contextOf(req, res),
        responseMeta({ errors }) {
          const isBusy = errors.some((error) => toApiError(error).code === 'SERVICE_UNAVAILABLE')
          return isBusy ? { headers: { 'retry-after': String(retryAfterSeconds) } } : {}
        },
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>)
  })
}

function readQuietly(address: string, { readInput }: RequestContext): TrpcRequest | null {
  try {
    return readTrpcRequest(address, readInput)
  } catch {
    return null
  }
}

/** @returns undefined where a call fails: tRPC tells it to the client. */
async function makeAnswer(
  ctx: RequestContext,
  { asked, inputs }: TrpcRequest,
  edition: Edition,
): Promise<KeptAnswer | undefined> {
  const parts = await Promise.allSettled(
    asked.calls.map(({ path }, place) => callFor(ctx, path, inputs[place])),
  )
  const answers = parts.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []))
  if (answers.length < parts.length || asked.form === 'plain') return undefined
  const tagged = tagAnswers(asked, edition)
  const isOfEdition = answers.every(
    (answer) => answer.edition.version === edition.version && answer.kept.etag !== null,
  )
  const whole = isOfEdition ? findAnswer(ctx.answers.memory, tagged) : undefined
  const bodies = answers.map(({ kept }) => kept.body)
  return (
    whole ??
    createKeptAnswer(
      isOfEdition ? tagged.etag : null,
      inEnvelope(bodies, asked.form),
      contentTypes[asked.form],
    )
  )
}

async function callFor(
  ctx: RequestContext,
  path: string,
  input: unknown,
): Promise<{ readonly kept: KeptAnswer; readonly edition: Edition }> {
  let taken: { kept: KeptAnswer; edition: Edition } | undefined
  const delivery: RequestContext['delivery'] = {
    has: () => false,
    take(_call, edition, answer) {
      if (answer !== null) taken = { kept: answer, edition }
    },
  }
  await callTRPCProcedure({
    router: appRouter,
    path,
    ctx: { ...ctx, delivery },
    getRawInput: async () => input,
    type: 'query',
    signal: ctx.signal,
    batchIndex: 0,
  })
  if (taken === undefined) throw new Error(`The procedure ${path} gave no answer to keep.`)
  return taken
}
