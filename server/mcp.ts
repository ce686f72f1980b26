import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { createContext } from './create-context.ts'
import { readEnv } from './env.ts'
import { createMcpServer } from './mcp/create-mcp-server.ts'

/**
 * Serves MCP over standard input and output, for a desktop assistant that starts this as a command. Nothing else may
 * be written to standard output.
 */
export async function main(): Promise<void> {
  const ctx = await createContext(readEnv(process.env))
  const handle = serveStdio(() => createMcpServer(ctx, 'mcp'))
  const stop = () => {
    void handle
      .close()
      .then(() => ctx.database.destroy())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.stdin.once('end', stop)
}
