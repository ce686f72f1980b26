import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler as createHandler } from '@modelcontextprotocol/server'
import type { Context } from '../context.ts'
import { createMcpServer } from './create-mcp-server.ts'

/** What answers requests of MCP over HTTP, each with a server of its own. */
export function createMcpHandler(ctx: Context): ReturnType<typeof toNodeHandler> {
  return toNodeHandler(createHandler(() => createMcpServer(ctx, 'mcp')))
}
