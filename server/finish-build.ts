import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFolder } from './built-folder.ts'
import { builtDocs, viewerFolder } from './serve-docs.ts'

/**
 * The last step of a build: what every start would have to work out otherwise. That is the OpenAPI document, and the
 * program as V8 compiled it while it started and answered its first requests.
 */
export async function main(): Promise<void> {
  if (builtFolder === null) return
  await writeDocs(join(builtFolder, builtDocs.folder))
  await keepCompiled(builtFolder)
}

async function writeDocs(folder: string): Promise<void> {
  const { openApiDocument } = await import('./openapi/document.ts')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, builtDocs.document), JSON.stringify(openApiDocument()))
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    await cp(join(viewerFolder(), name), join(folder, name))
}

/** What a server is asked when somebody opens the page. */
const firstRequests = ['/', '/api/finops/health', '/api/finops/costs/summary?preset=this_month']

/** Runs the built server for a moment; it leaves what was compiled when it ends. */
async function keepCompiled(built: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'billow-build-'))
  const settings = {
    DATABASE_URL: '',
    DATABASE_PATH: join(scratch, 'poc.db'),
    IMPORT_FOLDER: scratch,
    IMPORT_DIR: '',
    BILLOW_NOW: '',
    HOST: '127.0.0.1',
    PORT: '0',
  }
  const start = `require(${JSON.stringify(join(built, 'main.cjs'))}).main()`
  const server = spawn(process.execPath, ['--require', join(built, 'keep-compiled.cjs'), '--eval', start], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise((resolve) => server.once('close', resolve))
  let output = ''
  server.stdout.on('data', (text) => {
    const before = output
    output += String(text)
    const url = readyAt(output)
    if (url !== undefined && readyAt(before) === undefined)
      void ask(url).finally(() => server.kill('SIGTERM'))
  })
  await ended
  await rm(scratch, { recursive: true, force: true })
}

const readyAt = (output: string) => /ready: +(http:\/\/\S+)\n/.exec(output)?.[1]

async function ask(url: string): Promise<void> {
  for (const path of firstRequests) await (await fetch(url + path)).arrayBuffer()
}
