import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from './kill-places.ts'
import { startServer } from './server-process.ts'
import { startBillow, urlOf } from './start-billow.ts'

/** Something under way that may be killed. */
export type Work = {
  /** @throws where it fails. */
  readonly ended: Promise<void>
  kill(): Promise<void>
  /** Ends in good order what it ran in, once it has ended. */
  leave(): Promise<void>
}

/** What may be killed: it begins its work in a place, once what it needs runs. */
export type KillCase = {
  readonly name: string
  /** The state that it begins with. */
  readonly from: 'base' | 'replaced' | 'held' | 'old'
  begin(place: Place): Promise<Work>
}

/** A dead process is taken for dead after a second. */
export const settingsOf = (place: Place) => ({
  HOME: place.folder,
  ...place.connection,
  IMPORT_FOLDER: join(place.folder, 'imports'),
  BILLOW_NOW: '2026-11-24T12:00:00.000Z',
  CLAIM_SECONDS: '1',
  LOG_LEVEL: 'error',
})

/** Runs a command of the built product. Its work fails with what it printed. */
export function command(place: Place, args: readonly string[]): Work {
  const child = spawn(process.execPath, ['server/launch.mjs', ...args], {
    env: { PATH: process.env['PATH'], ...settingsOf(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const over = new Promise<number | null>((done) => child.once('close', done))
  return {
    ended: over.then((code) => {
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${output}`)
    }),
    async kill() {
      child.kill('SIGKILL')
      await over
    },
    async leave() {},
  }
}

type Json = Record<string, any>

/** Something that a server is asked for; the server and its import process are killed, as by a power cut. */
async function asked(place: Place, act: (url: string) => Promise<void>): Promise<Work> {
  const server = await startServer(settingsOf(place))
  return {
    ended: act(`${server.url}/api/finops`),
    async kill() {
      server.killWorker()
      await server.kill()
    },
    leave: () => server.stop(),
  }
}

/** @returns the answer; that there is nothing left to do is none that fails. */
async function send(url: string, method: string, body?: unknown): Promise<Json> {
  const content =
    body instanceof FormData
      ? { body }
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
  const response = await fetch(url, { method, ...(method === 'GET' || method === 'DELETE' ? {} : content) })
  if (!response.ok && response.status !== 409)
    throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** Waits until no import is under way. */
export async function untilImported(api: string): Promise<void> {
  for (;;) {
    const imports: Json[] = Object.values(await send(`${api}/imports`, 'GET'))
    if (!imports.some(({ status }) => status === 'queued' || status === 'running')) return
    await wait(20)
  }
}

async function lastImport(api: string): Promise<number> {
  const imports: Json[] = Object.values(await send(`${api}/imports`, 'GET'))
  return Math.max(...imports.map(({ id }) => Number(id)))
}

/** Files that the cases import. */
export type CaseBills = { readonly fresh: string; readonly newer: string }

/** What changes which costs count, and the start that moves charges of earlier versions to where they are kept now. */
export function killCases({ fresh, newer }: CaseBills): KillCase[] {
  return [
    {
      name: 'import by a command',
      from: 'base',
      begin: async (place) => command(place, ['import', fresh]),
    },
    {
      name: 'import by a server',
      from: 'base',
      begin: (place) =>
        asked(place, async (api) => {
          const form = new FormData()
          form.append('file', new Blob([readFileSync(fresh)]), 'fresh.csv')
          await send(`${api}/imports`, 'POST', form)
          await untilImported(api)
        }),
    },
    {
      name: 'import that replaces a bill',
      from: 'base',
      begin: async (place) => command(place, ['import', newer]),
    },
    {
      name: 'undo',
      from: 'replaced',
      begin: (place) =>
        asked(place, async (api) => void (await send(`${api}/imports/${await lastImport(api)}`, 'DELETE'))),
    },
    {
      name: 'decision',
      from: 'held',
      begin: (place) =>
        asked(place, async (api) => {
          const id = await lastImport(api)
          await send(`${api}/imports/${id}/decide`, 'POST', { decision: 'replace' })
        }),
    },
    {
      name: 'migration',
      from: 'old',
      async begin(place) {
        const run = startBillow({ scratch: place.folder }, settingsOf(place))
        const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
          run.child.kill(signal)
          await run.ended
        }
        return {
          ended: urlOf(run).then(() => {}),
          kill: () => end('SIGKILL'),
          leave: () => end('SIGTERM'),
        }
      },
    },
  ]
}
