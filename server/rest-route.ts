import { ServerResponse } from 'node:http'
import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import { createOpenApiNodeHttpHandler } from 'trpc-to-openapi'
import { httpStatusOf, type ApiError } from '../shared/api-error.ts'
import type { Call, Edition } from './answers/answer-key.ts'
import type { Front } from './answers/front.ts'
import type { KeptAnswer } from './answers/kept-answer.ts'
import { retryAfterSeconds } from './answers/turns.ts'
import type { RequestContext } from './context.ts'
import type { ContextOf } from './create-answering.ts'
import { toApiError } from './errors.ts'
import { apiBase } from './openapi/api-base.ts'
import { appRouter } from './router.ts'

type Answer = { status: number; body: string }
type Taken = { readonly call: Call; readonly edition: Edition; readonly answer: KeptAnswer | null }

/**
 * Serves the router's procedures at their REST paths. The package's own Fastify plugin answers with an empty body
 * once compression is on, so its handler writes into a captured response and Fastify sends that.
 *
 * @param contextOf makes the context of a request.
 */
export function registerRest(app: FastifyInstance, contextOf: ContextOf, front: Front): void {
  const failures = new WeakMap<object, ApiError>()
  const contexts = new WeakMap<object, RequestContext>()
  const handle = createOpenApiNodeHttpHandler({
    router: appRouter,
    createContext: ({ req }) => {
      const context = contexts.get(req)
      if (context === undefined) throw new Error('A REST request came without its context.')
      return context
    },
    onError: ({ error, req }) => void failures.set(req, toApiError(error)),
  })
  const serve: RouteHandlerMethod = async (request, reply) => {
    const { url, method } = request
    const raw = Object.assign(request.raw, { body: request.body, query: request.query })
    raw.url = url.slice(apiBase.length) || '/'
    // Whoever asks for the headers alone asks for those of the answer.
    if (method === 'HEAD') raw.method = 'GET'
    // A write without any body needs no type for it.
    if (request.body === undefined) raw.headers['content-type'] ??= 'application/json'
    let taken: Taken | undefined
    const delivery: RequestContext['delivery'] = {
      has: (etag) => front.has(request, etag),
      take(call, edition, answer) {
        taken = { call, edition, answer }
      },
    }
    contexts.set(raw, { ...contextOf(request, reply), delivery })
    const { status, body } = await new Promise<Answer>((resolve, reject) => {
      const response = new CapturedResponse(raw, resolve)
      handle(raw, response).catch(reject)
    })
    raw.url = url
    raw.method = method
    const failure = failures.get(raw)
    if (taken !== undefined && failure === undefined) {
      const { call, edition, answer } = taken
      await front.send(reply, url, { asked: { calls: [call], form: 'plain' }, edition }, answer)
      return reply
    }
    if (failure?.code === 'SERVICE_UNAVAILABLE') reply.header('retry-after', retryAfterSeconds)
    reply
      .code(failure === undefined ? status : httpStatusOf[failure.code])
      .type('application/json; charset=utf-8')
    return failure === undefined ? body : JSON.stringify(failure)
  }
  app.all(apiBase, serve)
  app.all(`${apiBase}/*`, serve)
}

class CapturedResponse extends ServerResponse {
  readonly #resolve: (answer: Answer) => void

  constructor(request: ConstructorParameters<typeof ServerResponse>[0], resolve: (answer: Answer) => void) {
    super(request)
    this.#resolve = resolve
  }

  override end(body?: unknown): this {
    this.#resolve({ status: this.statusCode, body: typeof body === 'string' ? body : '' })
    return this
  }
}
