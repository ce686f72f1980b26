import knex, { type Knex } from 'knex'
import { databaseConfiguration, type DatabaseSettings } from './database-settings.ts'

export type Database = Knex

/**
 * Opens the database and brings its schema up to date.
 *
 * @returns an open connection pool; the caller destroys it.
 * @throws Error where the file or the server cannot be used.
 */
export async function connectDatabase(settings: DatabaseSettings): Promise<Database> {
  const database = knex(await databaseConfiguration(settings))
  try {
    await database.migrate.latest()
  } catch (cause) {
    await database.destroy()
    throw cause
  }
  return database
}
