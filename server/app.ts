import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import compress from '@fastify/compress'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { httpStatusOf, type ApiError } from '../shared/api-error.ts'
import { registerAssistantStream } from './assistant/stream/stream-route.ts'
import { createFront } from './answers/front.ts'
import type { OnAnswered } from './answers/serve-kept.ts'
import type { Context } from './context.ts'
import { createAnswering, createContextOf } from './create-answering.ts'
import { BillowError, toApiError } from './errors.ts'
import { registerUpload } from './imports/upload-route.ts'
import { registerMcp } from './mcp/mcp-route.ts'
import { apiBase } from './openapi/api-base.ts'
import { restEndpoints } from './openapi/rest-endpoints.ts'
import { createRequestGuard } from './request-guard.ts'
import { registerRest } from './rest-route.ts'
import { isPagePath, registerClient } from './serve-client.ts'
import { registerDocs } from './serve-docs.ts'
import { registerTrpc } from './trpc-route.ts'

const megabyte = 1024 * 1024

/** Longer than proxies keep a connection, so that none of them sends into one that is being closed. */
const keepAliveTimeout = 72_000

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // The component library and the charts position things with style attributes.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/**
 * The whole server without a port: API, tRPC, documentation and page.
 *
 * @param clientFolder the built page.
 */
export async function createApp(ctx: Context, clientFolder: string): Promise<FastifyInstance> {
  const answering = createAnswering(ctx)
  const contextOf = createContextOf(ctx, answering, restEndpoints())
  const guard = createRequestGuard(ctx.env.ALLOWED_HOSTS)
  const logAnswer: OnAnswered = ({ method, url }, status, requestId, ms) =>
    ctx.log.info('A request was answered', { requestId, method, url, status, ms })
  const front = createFront(answering.answers, guard, logAnswer)
  const app = fastify({
    bodyLimit: megabyte,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 5000 },
    forceCloseConnections: 'idle',
    serverFactory: (handle) =>
      createServer({ keepAliveTimeout }, (request, response) =>
        front.serve(request, response, () => handle(request, response)),
      ),
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    guard(request)
  })
  app.addHook('onResponse', async (request, reply) => {
    logAnswer(request, reply.raw.statusCode, request.id, reply.elapsedTime)
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const failure = failureOf(error)
    if (failure.code === 'INTERNAL_SERVER_ERROR') {
      ctx.log.error('A request failed', { requestId: request.id, reason: error.stack })
    }
    return reply.code(httpStatusOf[failure.code]).send(failure)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && isPagePath(request.url) && reply.sendFile !== undefined) {
      return reply.sendFile('index.html')
    }
    const message = `There is nothing at ${request.method} ${request.url.split('?')[0]}. GET /api/finops/ lists what there is.`
    return reply.code(404).send({ code: 'NOT_FOUND', message } satisfies ApiError)
  })
  await app.register(helmet, { contentSecurityPolicy, strictTransportSecurity: false })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(etag)
  await registerTrpc(app, contextOf, front)
  await registerUpload(app, ctx)
  registerAssistantStream(app, ctx, `${apiBase}/ai/stream`)
  registerMcp(app, ctx)
  registerRest(app, contextOf, front)
  await registerDocs(app)
  await registerClient(app, clientFolder)
  return app
}

/** Failures that Fastify itself finds, before any procedure runs. */
function failureOf(error: FastifyError): ApiError {
  if (error instanceof BillowError) return toApiError(error)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 1 MB.' }
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the body as application/json.' }
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { code: 'BAD_REQUEST', message: 'The request cannot be read: its body is not valid JSON.' }
  }
  return toApiError(error)
}
