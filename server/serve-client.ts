import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const ownPaths = ['/api', '/trpc', '/docs', '/openapi.json', '/assets', '/mcp']

/** Whether an address belongs to the page, whose own router decides what it shows. */
export function isPagePath(url: string): boolean {
  const path = url.split('?')[0] ?? ''
  return !ownPaths.some((own) => path === own || path.startsWith(`${own}/`))
}

/**
 * Serves the built page. Its hashed files never change, so browsers may keep them for good; the page itself is asked
 * for anew each time.
 *
 * @param folder the output of the client build; nothing is served where it is missing.
 */
export async function registerClient(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(folder, 'assets'))
      reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
