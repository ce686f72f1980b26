import { openCharges } from './charges/open-charges.ts'
import { createClock } from './clock.ts'
import type { Context } from './context.ts'
import { connectDatabase } from './database/connect.ts'
import type { Env } from './env.ts'
import { moveCharges } from './imports/move-charges.ts'
import { createLog } from './log.ts'

/**
 * Puts together what every verb uses: the migrated database, the clock, the log and the settings.
 *
 * @throws Error where the database cannot be opened or migrated.
 */
export async function createContext(env: Env): Promise<Context> {
  const database = await connectDatabase({ databaseUrl: env.DATABASE_URL, databasePath: env.DATABASE_PATH })
  const ctx = {
    env,
    log: createLog(env.LOG_LEVEL),
    clock: createClock(env.BILLOW_NOW),
    database,
    charges: await openCharges(database, env),
  }
  await moveCharges(ctx)
  return ctx
}

/** Closes what `createContext` opened. */
export async function closeContext({ charges, database }: Context): Promise<void> {
  await charges.close()
  await database.destroy()
}
