import knex, { type Knex } from 'knex'
import { databaseConfiguration, type DatabaseSettings } from './database-settings.ts'
import { distributeTables } from './distribute-tables.ts'
import { underStartLock } from './start-lock.ts'

export type Database = Knex

/**
 * Opens the database and brings its schema up to date, also where several processes do so at the same moment.
 *
 * @param onWait is told where another process is at the schema, which may take a while.
 * @returns an open connection pool; the caller destroys it.
 * @throws Error where the file or the server cannot be used.
 */
export async function connectDatabase(
  settings: DatabaseSettings,
  onWait: () => void = () => {},
): Promise<Database> {
  const database = await openDatabase(settings)
  try {
    await underStartLock(database, settings, () => migrate(database), onWait)
  } catch (cause) {
    await database.destroy()
    throw cause
  }
  return database
}

/** Opens a database whose schema is up to date. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return knex(await databaseConfiguration(settings))
}

/** Knex keeps a lock of its own in a table, where it stays when its process is killed; under ours it means nothing. */
async function migrate(database: Database): Promise<void> {
  if (await database.schema.hasTable('migrations_lock'))
    await database('migrations_lock').where({ is_locked: 1 }).update({ is_locked: 0 })
  await database.migrate.latest()
  await distributeTables(database)
}
