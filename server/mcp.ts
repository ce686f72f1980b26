import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { SeedRequest } from '../shared/demo-data.ts'
import { closeContext, createContext } from './create-context.ts'
import { seedOnFirstStart } from './demo-data/seed.ts'
import { readEnv } from './env.ts'
import { createMcpServer } from './mcp/create-mcp-server.ts'

/**
 * Serves MCP over standard input and output, for a desktop assistant that starts this as a command. Nothing else may
 * be written to standard output.
 */
export async function main(): Promise<void> {
  const ctx = await createContext(readEnv(process.env))
  await seedOnFirstStart(ctx, SeedRequest.parse({}))
  const handle = serveStdio(() => createMcpServer(ctx, 'mcp'))
  const stop = () => {
    void handle
      .close()
      .then(() => closeContext(ctx))
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.stdin.once('end', stop)
}
