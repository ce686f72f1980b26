import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'
import type { DatabaseSettings } from '../../server/database/database-settings.ts'
import {
  closeOnCluster,
  clusterOf,
  createOnCluster,
  dropOnCluster,
  type CitusCluster,
} from './citus-cluster.ts'

/** The coordinator of a Citus cluster, where the runner of the tests sets it. */
const citusUrl = process.env['BILLOW_TEST_CITUS_URL']

/** A PostgreSQL server, or undefined for SQLite. The runner of the tests sets it. */
const serverUrl = citusUrl ?? process.env['BILLOW_TEST_DATABASE_URL']

/** Whether tables are spread over several servers; for the few tests that take back a schema from before. */
export const onCitus = citusUrl !== undefined

/** Whether this run is on SQLite; for the few tests that are about one engine. */
export const onSqlite = serverUrl === undefined

type EmptyDatabase = AsyncDisposable & {
  readonly settings: DatabaseSettings
  /** The settings under which processes reach it. */
  readonly connection: Readonly<Record<string, string>>
}

export type DatabaseUnderTest = {
  readonly database: Database
  /** The settings under which this process reaches it, and others too where it is shared. */
  readonly connection: Readonly<Record<string, string>>
  drop(): Promise<void>
}

/** Only this process sees the database, so imports run in it. */
const alone = { DATABASE_PATH: ':memory:' }

/**
 * A private, migrated, empty database on the engine of this run.
 *
 * @param shared whether other processes have to reach it.
 */
export async function createDatabaseUnderTest(shared = false): Promise<DatabaseUnderTest> {
  if (serverUrl === undefined && !shared) return createInMemory()
  const empty = await emptyDatabase()
  const database = await connectDatabase(empty.settings)
  return {
    database,
    connection: shared ? empty.connection : alone,
    async drop() {
      await database.destroy()
      await empty[Symbol.asyncDispose]()
    },
  }
}

/** A private database that nobody has opened yet: a file, or a database on the server of this run. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  if (serverUrl === undefined) return emptyFile()
  return emptyOnServer(serverUrl)
}

async function createInMemory(): Promise<DatabaseUnderTest> {
  const database = await connectDatabase({ databaseUrl: undefined, databasePath: ':memory:' })
  return { database, connection: alone, drop: () => database.destroy() }
}

async function emptyFile(): Promise<EmptyDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'billow-database-'))
  const databasePath = join(folder, 'test.db')
  return {
    settings: { databaseUrl: undefined, databasePath },
    connection: { DATABASE_PATH: databasePath },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function emptyOnServer(server: string): Promise<EmptyDatabase> {
  if (onCitus) return onCluster(await (cluster ??= clusterOf(server)))
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const admin = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } })
  await admin.raw('create database ??', [name])
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    settings: { databaseUrl: url.href, databasePath: '' },
    connection: { DATABASE_URL: url.href },
    async [Symbol.asyncDispose]() {
      await admin.raw('drop database ?? with (force)', [name])
      await admin.destroy()
    },
  }
}

let cluster: Promise<CitusCluster> | undefined
let template: Promise<string> | undefined
let dropping: Promise<void> | undefined

/** Making the tables of a cluster takes long; copying those of another on every node does not. */
async function onCluster(known: CitusCluster): Promise<EmptyDatabase> {
  template ??= createTemplate(known).catch((error: unknown) => {
    // The next test may have more luck.
    template = undefined
    throw error
  })
  const url = await createOnCluster(known, await template)
  return {
    settings: { databaseUrl: url, databasePath: '' },
    connection: { DATABASE_URL: url },
    async [Symbol.asyncDispose]() {
      // It takes seconds, in which the next test is under way.
      const before = dropping
      dropping = dropOnCluster(known, nameOf(url))
      await before
    },
  }
}

async function createTemplate(known: CitusCluster): Promise<string> {
  const url = await createOnCluster(known)
  await (await connectDatabase({ databaseUrl: url, databasePath: '' })).destroy()
  await closeOnCluster(known, nameOf(url))
  process.once('beforeExit', () => void dropOnCluster(known, nameOf(url)))
  return nameOf(url)
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
