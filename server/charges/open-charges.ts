import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Database } from '../database/connect.ts'
import { costsVersion } from '../database/data-version.ts'
import { isPostgres } from '../database/dialect.ts'
import { wantedByOthers } from '../database/while-wanted.ts'
import type { Env } from '../env.ts'
import { BillowError } from '../errors.ts'
import type { ChargeStore } from './charge-store.ts'
import { conflictOf, findChargeFaults, type ChargeFault } from './charge-faults.ts'
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
  const findFaults = () => findChargeFaults(database, folder, 'size')
  const failureOf = async (error: unknown) => {
    if (error instanceof BillowError) return error
    // Perhaps a file went that the engine still took to be there.
    const faults = await findFaults().catch(() => [])
    return faults.length > 0 ? conflictOf(faults) : error
  }
  const queries = engineKnex({ connect: engine.connect, beforeQuery: mirror.follow, failureOf }, pool)
  return {
    database: queries,
    counted: (grain) => countedViews[grain],
    folder,
    faults: rememberFaults(database, findFaults),
    async close() {
      await queries.destroy()
      await engine.close()
      if (inMemory) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** So long nobody looks at all files again while the costs stay the same, in milliseconds. */
const faultsAreNews = 30_000

type Faults = Promise<readonly ChargeFault[]>

function rememberFaults(database: Database, find: () => Faults): () => Faults {
  let found: { readonly at: number; readonly version: number; readonly faults: Faults } | undefined
  return async () => {
    const version = await costsVersion(database)
    const now = performance.now()
    if (found?.version !== version || now - found.at > faultsAreNews) {
      found = { at: now, version, faults: wantedByOthers(find) }
      found.faults.catch(() => (found = undefined))
    }
    return found.faults
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
