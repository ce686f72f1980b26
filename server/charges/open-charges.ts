import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Database } from '../database/connect.ts'
import { isPostgres } from '../database/dialect.ts'
import type { Env } from '../env.ts'
import type { ChargeStore } from './charge-store.ts'
import { findChargeFaults } from './charge-faults.ts'
import { countedCharges } from './counted-charges.ts'
import { countedViews } from './counted-views.ts'
import { engineKnex } from './engine-knex.ts'
import { createMirror } from './mirror.ts'

type Settings = Pick<Env, 'DATABASE_PATH' | 'QUERY_MEMORY_MEGABYTES'>

/** Queries share the threads, so few run side by side. */
const pool = { most: 3, patience: 60_000 }
const threads = 2

/**
 * Opens the charges of a database. Nothing of the engine is loaded before the first question over charges.
 *
 * @returns a store that the caller closes before the database.
 */
export async function openCharges(database: Database, settings: Settings): Promise<ChargeStore> {
  if (isPostgres(database)) {
    return {
      database,
      counted: () => `(${countedCharges('charges', 'charge')})`,
      folder: null,
      faults: async () => [],
      async close() {},
    }
  }
  const inMemory = settings.DATABASE_PATH === ':memory:'
  const folder = inMemory
    ? await mkdtemp(join(tmpdir(), 'billow-charges-'))
    : chargeFolderOf(settings.DATABASE_PATH)
  const engine = createEngine(settings.QUERY_MEMORY_MEGABYTES)
  const mirror = createMirror(database, folder, engine.connect)
  const failureOf = async (error: unknown) => {
    // Perhaps a file could not be read; the mirror says which.
    mirror.forget()
    return mirror.follow().then(
      () => error,
      (cause: unknown) => cause,
    )
  }
  const queries = engineKnex({ connect: engine.connect, beforeQuery: mirror.follow, failureOf }, pool)
  return {
    database: queries,
    counted: (grain) => countedViews[grain],
    folder,
    faults: rememberFor(faultsAreNews, () => findChargeFaults(database, folder, 'size')),
    async close() {
      await queries.destroy()
      await engine.close()
      if (inMemory) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** So long nobody looks at all files again, in milliseconds. */
const faultsAreNews = 30_000

function rememberFor<Value>(milliseconds: number, find: () => Promise<Value>): () => Promise<Value> {
  let found: { readonly at: number; readonly value: Promise<Value> } | undefined
  return () => {
    const now = performance.now()
    if (found === undefined || now - found.at > milliseconds) found = { at: now, value: find() }
    return found.value
  }
}

/** The folder of the charges stands beside the database that names its files. */
export function chargeFolderOf(databasePath: string): string {
  return `${resolve(databasePath)}.charges`
}

function createEngine(memoryMegabytes: number) {
  let opening: Promise<DuckDBInstance> | undefined
  const open = async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    return DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMegabytes}MB`,
      threads: String(threads),
      temp_directory: join(tmpdir(), `billow-overflow-${process.pid}`),
    })
  }
  return {
    async connect(): Promise<DuckDBConnection> {
      opening ??= open()
      const connection = await (await opening).connect()
      await connection.run(
        `set autoinstall_known_extensions = false; set autoload_known_extensions = false; set timezone = 'UTC'`,
      )
      return connection
    },
    async close(): Promise<void> {
      if (opening !== undefined) (await opening).closeSync()
    },
  }
}
