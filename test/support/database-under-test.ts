import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'

/** A PostgreSQL server, or undefined for SQLite. The runner of the tests sets it. */
const serverUrl = process.env['BILLOW_TEST_DATABASE_URL']

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
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const admin = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } })
  await admin.raw('create database ??', [name])
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await connectDatabase({ databaseUrl: url.href, databasePath: '' })
  return {
    database,
    connection: shared ? { DATABASE_URL: url.href } : alone,
    async drop() {
      await database.destroy()
      await admin.raw('drop database ?? with (force)', [name])
      await admin.destroy()
    },
  }
}
