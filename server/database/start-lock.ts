import { setTimeout as wait } from 'node:timers/promises'
import knex from 'knex'
import type { Database } from './connect.ts'
import type { DatabaseSettings } from './database-settings.ts'
import { isPostgres } from './dialect.ts'
import { isBusy, sqliteClient } from './sqlite-client.ts'

/** Milliseconds between two tries, and after how many somebody is told. */
const pause = 50
const triesUntold = 40

/** Among the advisory locks of a database, the one under which its schema changes. */
const lockKey = 4_267_001_913

/**
 * Does something that only one process may do with a database at a time, such as changing its schema. The lock is the
 * operating system's or the database server's, which gives it back whatever becomes of the process.
 *
 * @param onWait is told once, where another process keeps the lock for long.
 */
export async function underStartLock<Result>(
  database: Database,
  settings: DatabaseSettings,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  if (isPostgres(database)) return underAdvisoryLock(database, work, onWait)
  return settings.databasePath === ':memory:' ? work() : underFileLock(settings.databasePath, work, onWait)
}

async function underAdvisoryLock<Result>(
  database: Database,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  // The lock belongs to a session, so that taking it and giving it back need the same connection.
  const connection: unknown = await database.client.acquireConnection()
  const ask = async (name: 'pg_try_advisory_lock' | 'pg_advisory_unlock') => {
    const query = database.raw<{ rows: { done: boolean }[] }>(`select ${name}(?) as done`, [lockKey])
    return (await query.connection(connection)).rows[0]?.done === true
  }
  try {
    // Asked again and again: a statement that waits would keep an index from being built beside others.
    await untilDone(() => ask('pg_try_advisory_lock'), onWait)
    try {
      return await work()
    } finally {
      await ask('pg_advisory_unlock')
    }
  } finally {
    await database.client.releaseConnection(connection)
  }
}

/** SQLite locks files for us; in one of its own, since the database itself has to stay open to the work. */
async function underFileLock<Result>(
  databasePath: string,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  const lock = knex({
    client: sqliteClient(),
    connection: { filename: `${databasePath}-lock` },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, afterCreate: withoutPatience },
  })
  const tryToLock = () =>
    lock.raw('begin exclusive').then(
      () => true,
      (error: unknown) => {
        if (isBusy(error)) return false
        throw error
      },
    )
  try {
    await untilDone(tryToLock, onWait)
    return await work()
  } finally {
    await lock.destroy()
  }
}

async function untilDone(attempt: () => Promise<boolean>, onWait: () => void): Promise<void> {
  for (let tries = 1; !(await attempt()); tries += 1) {
    if (tries === triesUntold) onWait()
    await wait(pause)
  }
}

type Connection = { pragma(text: string): unknown }

function withoutPatience(connection: Connection, done: (error: null, connection: Connection) => void): void {
  connection.pragma('busy_timeout = 0')
  done(null, connection)
}
