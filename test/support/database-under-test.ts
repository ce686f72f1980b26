import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'

/** A PostgreSQL server, `pglite`, or undefined for SQLite. The runner of the tests sets it. */
const serverUrl = process.env['BILLOW_TEST_DATABASE_URL']

/** Whether this run is on SQLite; for the few tests that are about one engine. */
export const onSqlite = serverUrl === undefined

export type DatabaseUnderTest = { readonly database: Database; drop(): Promise<void> }

/** A private, migrated, empty database on the engine of this run. */
export async function createDatabaseUnderTest(): Promise<DatabaseUnderTest> {
  if (serverUrl === undefined) {
    const database = await connectDatabase({ databaseUrl: undefined, databasePath: ':memory:' })
    return { database, drop: () => database.destroy() }
  }
  return serverUrl === 'pglite' ? createInPglite() : createOnServer(serverUrl)
}

async function createOnServer(server: string): Promise<DatabaseUnderTest> {
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const admin = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } })
  await admin.raw('create database ??', [name])
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await connectDatabase({ databaseUrl: url.href, databasePath: '' })
  return {
    database,
    async drop() {
      await database.destroy()
      await admin.raw('drop database ?? with (force)', [name])
      await admin.destroy()
    },
  }
}

async function createInPglite(): Promise<DatabaseUnderTest> {
  const engine = await PGlite.create()
  const socket = new PGLiteSocketServer({ db: engine, port: 0, host: '127.0.0.1', maxConnections: 10 })
  await socket.start()
  const database = await connectDatabase({
    databaseUrl: `postgres://postgres@${socket.getServerConn()}/postgres`,
    databasePath: '',
  })
  return {
    database,
    async drop() {
      await database.destroy()
      await socket.stop()
      await engine.close()
    },
  }
}
