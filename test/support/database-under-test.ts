import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'
import type { DatabaseSettings } from '../../server/database/database-settings.ts'

/** A PostgreSQL server, `pglite`, or undefined for SQLite. The runner of the tests sets it. */
const serverUrl = process.env['BILLOW_TEST_DATABASE_URL']

/** Whether this run is on SQLite; for the few tests that are about one engine. */
export const onSqlite = serverUrl === undefined

/** Whether it is on PGlite, which other processes cannot reach. */
export const pglite = serverUrl === 'pglite'

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
    connection: shared && !pglite ? empty.connection : alone,
    async drop() {
      await database.destroy()
      await empty[Symbol.asyncDispose]()
    },
  }
}

/** A private database that nobody has opened yet: a file, or a database on the server of this run. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  if (serverUrl === undefined) return emptyFile()
  return pglite ? emptyPglite() : emptyOnServer(serverUrl)
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

async function emptyPglite(): Promise<EmptyDatabase> {
  const engine = await PGlite.create()
  const socket = new PGLiteSocketServer({ db: engine, port: 0, host: '127.0.0.1', maxConnections: 10 })
  await socket.start()
  const url = `postgres://postgres@${socket.getServerConn()}/postgres`
  return {
    settings: { databaseUrl: url, databasePath: '' },
    connection: { DATABASE_URL: url },
    async [Symbol.asyncDispose]() {
      await socket.stop()
      await engine.close()
    },
  }
}
