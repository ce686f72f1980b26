import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFolder } from './built-folder.ts'
import { builtDocs, viewerFolder } from './serve-docs.ts'

/**
 * The last step of a build: what every start would have to work out otherwise, so the OpenAPI document and the program
 * as V8 compiled it while it started and answered its first requests; and what an installation without sources needs.
 */
export async function main(): Promise<void> {
  if (builtFolder === null) return
  await writeDocs(join(builtFolder, builtDocs.folder))
  await cp('server/database/prepare-driver.mjs', join(builtFolder, 'prepare-driver.mjs'))
  await keepCompiled(builtFolder)
}

async function writeDocs(folder: string): Promise<void> {
  const { openApiDocument } = await import('./openapi/document.ts')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, builtDocs.document), JSON.stringify(openApiDocument()))
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    await cp(join(viewerFolder(), name), join(folder, name))
}

const patience = 60_000

/** What a server is asked when somebody opens the page. */
const firstRequests = ['/', '/api/finops/health', '/api/finops/costs/summary?preset=this_month']

/**
 * Runs the built server for a moment; it leaves what was compiled when it ends. That is done with a database that is
 * there already, since what only a first start runs would have to be read by every one.
 */
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
  await runServer(settings, ['--eval', startOf(built)], [])
  await runServer(
    settings,
    ['--require', join(built, 'keep-compiled.cjs'), '--eval', startOf(built)],
    firstRequests,
  )
  await rm(scratch, { recursive: true, force: true })
}

const startOf = (built: string) => `require(${JSON.stringify(join(built, 'main.cjs'))}).main()`

/** Starts a server, asks it, and waits for its end. One that does not start is no fault of the build. */
async function runServer(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
  paths: readonly string[],
): Promise<void> {
  const server = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: patience,
  })
  let output = ''
  server.stdout.on('data', (text) => {
    output += String(text)
    const url = /ready: +(http:\/\/\S+)\n/.exec(output)?.[1]
    if (url === undefined) return
    output = ''
    void askAll(url, paths)
      .catch(() => undefined)
      .finally(() => server.kill('SIGTERM'))
  })
  await new Promise((resolve) => server.once('close', resolve))
}

async function askAll(url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await (await fetch(url + path)).arrayBuffer()
}
