import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'
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
  if (serverUrl === undefined) return shared ? createInFile() : createInMemory()
  return createOnServer(serverUrl, shared)
}

async function createInMemory(): Promise<DatabaseUnderTest> {
  const database = await connectDatabase({ databaseUrl: undefined, databasePath: ':memory:' })
  return { database, connection: alone, drop: () => database.destroy() }
}

async function createInFile(): Promise<DatabaseUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'billow-database-'))
  const databasePath = join(folder, 'test.db')
  const database = await connectDatabase({ databaseUrl: undefined, databasePath })
  return {
    database,
    connection: { DATABASE_PATH: databasePath },
    async drop() {
      await database.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createOnServer(server: string, shared: boolean): Promise<DatabaseUnderTest> {
  const { url, remove } = await emptyOnServer(server)
  const database = await connectDatabase({ databaseUrl: url, databasePath: '' })
  return {
    database,
    connection: shared ? { DATABASE_URL: url } : alone,
    async drop() {
      await database.destroy()
      await remove()
    },
  }
}

type OnServer = { readonly url: string; remove(): Promise<void> }

async function emptyOnServer(server: string): Promise<OnServer> {
  if (onCitus) return onCluster(await (cluster ??= clusterOf(server)))
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const admin = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } })
  await admin.raw('create database ??', [name])
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async remove() {
      await admin.raw('drop database ?? with (force)', [name])
      await admin.destroy()
    },
  }
}

let cluster: Promise<CitusCluster> | undefined
let template: Promise<string> | undefined
let dropping: Promise<void> | undefined

/** Making the tables of a cluster takes long; copying those of another on every node does not. */
async function onCluster(known: CitusCluster): Promise<OnServer> {
  template ??= createTemplate(known).catch((error: unknown) => {
    // The next test may have more luck.
    template = undefined
    throw error
  })
  const url = await createOnCluster(known, await template)
  return {
    url,
    async remove() {
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
