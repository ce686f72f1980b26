import { accessSync, constants } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SeedRequest } from '../shared/demo-data.ts'
import { startScheduler } from './alerts/start-scheduler.ts'
import { createApp } from './app.ts'
import { keepChargesClean } from './charges/keep-charges-clean.ts'
import { outdatedBills } from './charges/kinds/outdated-bills.ts'
import type { Context } from './context.ts'
import { closeContext, createContext } from './create-context.ts'
import { seedOnFirstStart } from './demo-data/seed.ts'
import { readEnv, type Env } from './env.ts'
import { adoptReportingCurrency } from './exchange-rates/manage-rates.ts'
import { createProcedureThread } from './procedures/procedure-thread.ts'

const clientFolder = resolve('dist/client')
const shutdownPatience = 5_000
const beforeComputing = 250
const beforeReadingKinds = 1_000
const loopback = ['127.0.0.1', 'localhost', '::1']

/**
 * Starts the server: settings, database, first demo data, port. It ends on SIGINT or SIGTERM, after the requests
 * under way.
 *
 * @throws Error with one line for a person, where it cannot start.
 */
export async function main(): Promise<void> {
  const env = readEnv(process.env)
  checkDataFolder(env)
  const procedures = env.DATABASE_PATH === ':memory:' ? undefined : createProcedureThread(env)
  const ctx = { ...(await createContext(env)), procedures }
  await adoptReportingCurrency(ctx)
  const seeded = await seedOnFirstStart(ctx, SeedRequest.parse({}))
  const app = await createApp(ctx, clientFolder)
  const address = await app
    .listen({ port: env.PORT, host: env.HOST })
    .catch(async (cause: NodeJS.ErrnoException) => {
      await closeContext(ctx)
      throw new Error(explainListen(cause, env), { cause })
    })
  // Whoever waited for the server goes first, and starts it where that takes more than the page.
  setTimeout(() => procedures?.start(), beforeComputing).unref()
  const scheduler = startScheduler(ctx)
  const cleaning = keepChargesClean(ctx)
  setTimeout(() => void bringKindsUpToDate(ctx), beforeReadingKinds).unref()
  const stop = () => {
    scheduler.stop()
    cleaning.stop()
    // A client that never reads its answer must not keep the process alive.
    setTimeout(() => app.server.closeAllConnections(), shutdownPatience).unref()
    app
      .close()
      .then(() => closeContext(ctx))
      .then(() => process.exit(0))
      .catch(() => process.exit(1))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  announce(ctx, new URL(address).port, seeded?.records_created)
}

/** What reads bills is loaded after whoever waited for the server has got an answer. */
async function bringKindsUpToDate(ctx: Context): Promise<void> {
  try {
    if ((await outdatedBills(ctx.database)).length === 0) return
    const { readKindsAnew } = await import('./imports/read-kinds-anew.ts')
    await readKindsAnew(ctx)
  } catch (error) {
    ctx.log.error('Charges could not be read into kinds', { reason: String(error) })
  }
}

function checkDataFolder(env: Env): void {
  if (env.DATABASE_URL !== undefined || env.DATABASE_PATH === ':memory:') return
  const folder = dirname(resolve(env.DATABASE_PATH))
  try {
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new Error(
      `The data folder ${folder} cannot be written. Set DATABASE_PATH to a file in a folder that can.`,
      {
        cause,
      },
    )
  }
}

function explainListen(cause: NodeJS.ErrnoException, env: Env): string {
  if (cause.code === 'EADDRINUSE')
    return `Port ${env.PORT} is in use. Stop what uses it, or set PORT to another one.`
  if (cause.code === 'EACCES')
    return `Port ${env.PORT} may not be used by this user. Set PORT to one above 1023.`
  return `The address ${env.HOST}:${env.PORT} cannot be used: ${cause.message}`
}

function announce({ env }: Context, port: string, seeded: number | undefined): void {
  const name = loopback.includes(env.HOST) || env.HOST === '0.0.0.0' ? 'localhost' : env.HOST
  const lines = [
    `Billow is ready:  http://${name}:${port}`,
    `API docs:         http://${name}:${port}/docs`,
    `Data:             ${env.DATABASE_URL === undefined ? resolve(env.DATABASE_PATH) : 'PostgreSQL'}`,
    ...(seeded === undefined
      ? []
      : [`Demo data:        ${seeded} rows, marked as such until you remove them`]),
    'Next:             open the page, or import a bill with: npm run import -- FILE',
  ]
  if (!loopback.includes(env.HOST)) {
    lines.unshift(
      `WARNING: HOST=${env.HOST} lets everybody on the network read and change all cost data; there is no access control.`,
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
