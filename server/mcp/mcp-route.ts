import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'

/**
 * Serves MCP over Streamable HTTP, without sessions. It stands behind the checks of host and origin that guard every
 * request of this server.
 */
export function registerMcp(app: FastifyInstance, ctx: Context): void {
  // What speaks the protocol is loaded by the first who speaks it.
  let loading: ReturnType<typeof loadHandler> | undefined
  app.all('/mcp', async (request, reply) => {
    loading ??= loadHandler(ctx)
    const handle = await loading
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    await handle(
      Object.assign(request.raw, { method: request.method, url: request.url }),
      reply.raw,
      request.body,
    )
  })
}

async function loadHandler(ctx: Context) {
  const { createMcpHandler } = await import('./create-mcp-handler.ts')
  return createMcpHandler(ctx)
}
