import knex from 'knex'
import type { Database } from './connect.ts'
import { isPostgres } from './dialect.ts'

export type Versions = {
  /** Another one after every change. */
  readonly value: number
  /** The value as it was after the last change of the costs. */
  readonly costs: number
}

/** Reads the versions as they are committed now, at once where the engine can. */
export type VersionReader = () => Versions | Promise<Versions>

const readers = new WeakMap<Database, VersionReader>()

const sql = 'select value, costs from data_version'

type Statement = { get(): Versions | undefined }
type SqliteConnection = { prepare(sql: string): Statement; close(): void }
type SqliteDriver = new (path: string, options: { readonly: boolean }) => SqliteConnection

/**
 * The reader of a database. It has a connection of its own with one kept statement, so that it never waits for those
 * that are busy.
 */
export function versionReaderOf(database: Database): VersionReader {
  const known = readers.get(database)
  if (known !== undefined) return known
  const reader = isPostgres(database) ? onPostgres(database) : onSqlite(database)
  readers.set(database, reader)
  return reader
}

function onSqlite(database: Database): VersionReader {
  const filename: string = database.client.config.connection.filename
  // Nobody else sees a database in memory.
  if (filename === ':memory:') return () => onSharedConnection(database)
  const Driver: SqliteDriver = database.client.driver
  const connection = new Driver(filename, { readonly: true })
  database.client.pool.on('poolDestroySuccess', () => connection.close())
  const statement = connection.prepare(sql)
  return () => present(statement.get())
}

async function onSharedConnection(database: Database): Promise<Versions> {
  const connection: SqliteConnection = await database.client.acquireConnection()
  try {
    return present(connection.prepare(sql).get())
  } finally {
    await database.client.releaseConnection(connection)
  }
}

/** Whoever asks while an answer is on its way gets the next one, since a change may have been committed in between. */
function onPostgres(database: Database): VersionReader {
  const own = knex({ ...database.client.config, pool: { min: 0, max: 1 } })
  database.client.pool.on('poolDestroySuccess', () => void own.destroy())
  const read = async () => {
    const { rows }: { rows: Versions[] } = await own.raw(sql).options({ name: 'data_version' })
    return present(rows[0])
  }
  let current: Promise<Versions> | undefined
  let queued: Promise<Versions> | undefined
  const start = () => {
    queued = undefined
    const reading = read().finally(() => {
      current = undefined
    })
    current = reading
    return reading
  }
  return () => {
    if (current === undefined) return start()
    queued ??= current.then(start, start)
    return queued
  }
}

function present(versions: Versions | undefined): Versions {
  if (versions === undefined) throw new Error('The database has lost its version. Restore it from a backup.')
  return versions
}
