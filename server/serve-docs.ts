import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { builtFolder } from './built-folder.ts'
import { product } from './version.ts'

/** What the build leaves for the documentation beside the server: the document, and the files that show it. */
export const builtDocs = { folder: 'docs', document: 'openapi.json' } as const

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${product.name} API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<main id="api"></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, tryItOutEnabled: true })
`

/** Serves the API documentation at /docs and /openapi.json, from files of this installation only. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  const root = builtFolder === null ? viewerFolder() : join(builtFolder, builtDocs.folder)
  app.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(await documentText()),
  )
  await app.register(fastifyStatic, { root, prefix: '/docs/assets/', index: false, decorateReply: false })
  app.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/docs/start.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  )
}

/** Where the files of the viewer's package lie, which only a build and a server from source need. */
export function viewerFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
}

/** Making the document takes as long as all else of a start, so the build has made it. */
async function documentText(): Promise<string> {
  if (builtFolder !== null) return readFile(join(builtFolder, builtDocs.folder, builtDocs.document), 'utf8')
  const { openApiDocument } = await import('./openapi/document.ts')
  return JSON.stringify(openApiDocument())
}
