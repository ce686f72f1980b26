import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { createMcpServer } from './create-mcp-server.ts'

/**
 * Serves MCP over Streamable HTTP, without sessions. It stands behind the checks of host and origin that guard every
 * request of this server.
 */
export function registerMcp(app: FastifyInstance, ctx: Context): void {
  const handle = toNodeHandler(createMcpHandler(() => createMcpServer(ctx, 'mcp')))
  app.all('/mcp', async (request, reply) => {
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
