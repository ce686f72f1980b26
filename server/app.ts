import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { httpStatusOf, type ApiError } from '../shared/api-error.ts'
import { registerAssistantStream } from './assistant/stream/stream-route.ts'
import type { Context, RequestContext } from './context.ts'
import { BillowError, toApiError } from './errors.ts'
import { registerUpload } from './imports/upload-route.ts'
import { registerMcp } from './mcp/mcp-route.ts'
import { apiBase } from './openapi/api-base.ts'
import { restEndpoints } from './openapi/rest-endpoints.ts'
import { createRequestGuard } from './request-guard.ts'
import { registerRest } from './rest-route.ts'
import { appRouter, type AppRouter } from './router.ts'
import { isPagePath, registerClient } from './serve-client.ts'
import { registerDocs } from './serve-docs.ts'

const megabyte = 1024 * 1024

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
  const endpoints = restEndpoints()
  const contextOf = (request: FastifyRequest): RequestContext => ({
    ...ctx,
    requestId: request.id,
    caller: request.ip,
    endpoints,
  })
  const app = fastify({
    bodyLimit: megabyte,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 5000 },
    forceCloseConnections: 'idle',
  })
  const guard = createRequestGuard(ctx.env.ALLOWED_HOSTS)
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    guard(request)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { id: requestId, method, url } = request
    ctx.log.info('A request was answered', {
      requestId,
      method,
      url,
      status: reply.statusCode,
      ms: reply.elapsedTime,
    })
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
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: { router: appRouter, createContext: ({ req }) => contextOf(req) },
  } satisfies FastifyTRPCPluginOptions<AppRouter>)
  await registerUpload(app, ctx)
  registerAssistantStream(app, ctx, `${apiBase}/ai/stream`)
  registerMcp(app, ctx)
  registerRest(app, contextOf)
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
