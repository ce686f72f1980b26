import type { Knex } from 'knex'
import { migrationSource } from './migrations/index.ts'
import { postgresClient } from './postgres-client.ts'
import { sqliteClient } from './sqlite-client.ts'
import { quietLog } from './quiet-log.ts'

export type DatabaseSettings = {
  /** `postgres://...` for PostgreSQL; otherwise SQLite is used. */
  readonly databaseUrl: string | undefined
  /** The SQLite file, or `:memory:`. */
  readonly databasePath: string
}

/**
 * The Knex configuration for either engine.
 *
 * SQLite runs in WAL mode, so that readers and the importing thread do not wait for each other. `synchronous` is
 * NORMAL: in WAL mode a power cut can then lose the last commits but never corrupt the file, and every import can be
 * repeated from its bill, which makes an fsync for each commit too dear.
 */
export async function databaseConfiguration(settings: DatabaseSettings): Promise<Knex.Config> {
  const migrations: Knex.MigratorConfig = { migrationSource, tableName: 'migrations' }
  if (settings.databaseUrl !== undefined) {
    return {
      client: postgresClient(),
      connection: await postgresConnection(settings.databaseUrl),
      pool: { min: 0, max: 10 },
      migrations,
      log: quietLog,
    }
  }
  return {
    client: sqliteClient(),
    connection: { filename: settings.databasePath },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, afterCreate: prepareSqlite },
    migrations,
    log: quietLog,
  }
}

async function postgresConnection(connectionString: string): Promise<Knex.PgConnectionConfig> {
  // Where SQLite is used, this driver need not be loaded.
  const { default: pg } = await import('pg')
  // Numbers arrive as such, and days as texts: a Date would move them to another time zone.
  const parsers = new Map<number, (text: string) => unknown>([
    [pg.types.builtins.NUMERIC, Number],
    [pg.types.builtins.INT8, Number],
    [pg.types.builtins.DATE, String],
  ])
  return {
    connectionString,
    // A server that is gone without a word is noticed.
    keepAlive: true,
    types: { getTypeParser: (oid) => parsers.get(oid) ?? pg.types.getTypeParser(oid) },
  }
}

type SqliteConnection = { pragma(text: string): unknown }

function prepareSqlite(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
) {
  connection.pragma('busy_timeout = 10000')
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = MEMORY')
  // From here on the client waits for other processes, without holding up this one.
  connection.pragma('busy_timeout = 0')
  done(null, connection)
}
