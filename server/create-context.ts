import { openCharges } from './charges/open-charges.ts'
import { createClock } from './clock.ts'
import type { Context } from './context.ts'
import { connectDatabase, openDatabase, type Database } from './database/connect.ts'
import type { DatabaseSettings } from './database/database-settings.ts'
import { underStartLock } from './database/start-lock.ts'
import type { Env } from './env.ts'
import { createLog } from './log.ts'

/**
 * Puts together what every verb uses: the migrated database, the clock, the log and the settings.
 *
 * @throws Error where the database cannot be opened or migrated.
 */
export async function createContext(env: Env): Promise<Context> {
  const settings = settingsOf(env)
  const tellOfWaiting = () =>
    createLog(env.LOG_LEVEL).warn('Waiting until another process has brought the database up to date')
  const database = await connectDatabase(settings, tellOfWaiting)
  const ctx = await contextOver(database, env)
  if (ctx.charges.folder !== null && (await database.schema.hasTable('charges'))) {
    // What reads bills is loaded where it is needed only.
    const { moveCharges } = await import('./imports/move-charges.ts')
    await underStartLock(database, settings, () => moveCharges(ctx), tellOfWaiting)
  }
  return ctx
}

/** What every verb uses, where another thread of this process has made sure of the database. */
export async function openContext(env: Env): Promise<Context> {
  return contextOver(await openDatabase(settingsOf(env)), env)
}

function settingsOf({ DATABASE_URL: databaseUrl, DATABASE_PATH: databasePath }: Env): DatabaseSettings {
  return { databaseUrl, databasePath }
}

async function contextOver(database: Database, env: Env): Promise<Context> {
  return {
    env,
    log: createLog(env.LOG_LEVEL),
    clock: createClock(env.BILLOW_NOW),
    database,
    charges: await openCharges(database, env),
  }
}

/** Closes what `createContext` or `openContext` opened, and the thread that uses it. */
export async function closeContext({ charges, database, procedures }: Context): Promise<void> {
  await procedures?.end()
  await charges.close()
  await database.destroy()
}
