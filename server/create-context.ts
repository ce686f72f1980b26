import { openCharges } from './charges/open-charges.ts'
import { createClock } from './clock.ts'
import type { Context } from './context.ts'
import { connectDatabase } from './database/connect.ts'
import { underStartLock } from './database/start-lock.ts'
import type { Env } from './env.ts'
import { createLog } from './log.ts'

/**
 * Puts together what every verb uses: the migrated database, the clock, the log and the settings.
 *
 * @throws Error where the database cannot be opened or migrated.
 */
export async function createContext(env: Env): Promise<Context> {
  const log = createLog(env.LOG_LEVEL)
  const settings = { databaseUrl: env.DATABASE_URL, databasePath: env.DATABASE_PATH }
  const tellOfWaiting = () => log.warn('Waiting until another process has brought the database up to date')
  const database = await connectDatabase(settings, tellOfWaiting)
  const ctx = {
    env,
    log,
    clock: createClock(env.BILLOW_NOW),
    database,
    charges: await openCharges(database, env),
  }
  if (ctx.charges.folder !== null && (await database.schema.hasTable('charges'))) {
    // What reads bills is loaded where it is needed only.
    const { moveCharges } = await import('./imports/move-charges.ts')
    await underStartLock(database, settings, () => moveCharges(ctx), tellOfWaiting)
  }
  return ctx
}

/** Closes what `createContext` opened. */
export async function closeContext({ charges, database }: Context): Promise<void> {
  await charges.close()
  await database.destroy()
}
