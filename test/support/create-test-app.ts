import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type BillowClient } from '../../client/create-client.ts'
import { createApp } from '../../server/app.ts'
import { openCharges } from '../../server/charges/open-charges.ts'
import { createClock } from '../../server/clock.ts'
import type { Context } from '../../server/context.ts'
import { readEnv } from '../../server/env.ts'
import { createLog } from '../../server/log.ts'
import { createProcedureThread } from '../../server/procedures/procedure-thread.ts'
import { createDatabaseUnderTest } from './database-under-test.ts'
import { watchChanges } from './watch-changes.ts'

/** The Tuesday that the tests take place on. */
export const testNow = '2026-11-24T12:00:00.000Z'

export type TestApp = AsyncDisposable & {
  readonly url: string
  readonly ctx: Context
  readonly client: BillowClient
  /** What the server logged, one JSON line each. */
  readonly logged: readonly string[]
  /** Sends a REST request below /api/finops and reads the JSON answer. */
  rest(path: string, init?: RequestInit): Promise<{ status: number; body: any; headers: Headers }>
}

type Options = {
  readonly now?: string
  readonly settings?: Readonly<Record<string, string>>
  readonly clientFolder?: string
  /** Whether other processes have to see the database; SQLite then has a file. */
  readonly shared?: boolean
  /** Whether a thread of its own carries out procedures, as in a server that was started; it takes a second to come. */
  readonly aside?: boolean
  /** Whether every change has to raise the version of the data; not where a test plays with the schema. */
  readonly watched?: boolean
}

/**
 * A real server on a free port over a private database. Use it as
 * `await using app = await createTestApp()`. Its end fails where a change did not raise the version of the data.
 */
export async function createTestApp({
  now = testNow,
  settings = {},
  clientFolder = '',
  aside = false,
  shared = aside,
  watched = true,
}: Options = {}): Promise<TestApp> {
  const { database, connection, drop } = await createDatabaseUnderTest(shared)
  const checkChanges = watchChanges(database)
  const importFolder = mkdtempSync(join(tmpdir(), 'billow-imports-'))
  const logged: string[] = []
  const env = readEnv({ LOG_LEVEL: 'error', ...connection, IMPORT_FOLDER: importFolder, ...settings })
  const charges = await openCharges(database, env)
  const procedures = aside ? createProcedureThread({ ...env, BILLOW_NOW: now }) : undefined
  const ctx: Context = {
    database,
    charges,
    env,
    clock: createClock(now),
    procedures,
    log: createLog('error', (line) => void logged.push(line)),
  }
  const app = await createApp(ctx, clientFolder)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    ctx,
    logged,
    client: createClient(url),
    async rest(path, init) {
      const response = await fetch(`${url}/api/finops${path}`, init)
      const text = await response.text()
      return {
        status: response.status,
        body: text === '' ? undefined : JSON.parse(text),
        headers: response.headers,
      }
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await procedures?.end()
      await charges.close()
      await drop()
      rmSync(importFolder, { recursive: true, force: true })
      if (watched) checkChanges()
    },
  }
}

/** The options of a request with a JSON body. */
export function json(method: 'POST' | 'PUT', body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
