import { randomUUID } from 'node:crypto'
import knex from 'knex'
import { connectDatabase, type Database } from '../../server/database/connect.ts'

/** The PostgreSQL server of this run, or undefined where it runs on SQLite. The runner of the tests sets it. */
const serverUrl = process.env['BILLOW_TEST_DATABASE_URL']

export type DatabaseUnderTest = { readonly database: Database; drop(): Promise<void> }

/** A private, migrated, empty database on the engine of this run. */
export async function createDatabaseUnderTest(): Promise<DatabaseUnderTest> {
  if (serverUrl === undefined) {
    const database = await connectDatabase({ databaseUrl: undefined, databasePath: ':memory:' })
    return { database, drop: () => database.destroy() }
  }
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const admin = knex({ client: 'pg', connection: serverUrl, pool: { min: 0, max: 1 } })
  await admin.raw('create database ??', [name])
  const url = new URL(serverUrl)
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
