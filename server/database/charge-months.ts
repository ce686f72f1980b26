import { setTimeout as wait } from 'node:timers/promises'
import type { Knex } from 'knex'
import { addMonths } from '../../shared/period.ts'
import { isPostgres } from './dialect.ts'

/** How often, and with what pause in milliseconds, a table that is in use is asked for. */
const tries = 60
const pause = 1000

/**
 * Makes the place where PostgreSQL keeps the charges of each month, before any are written; several processes may ask
 * for the same. Without one of its own, a month is kept among those of other such months, which is slower to ask.
 *
 * @param database not a transaction, which would keep others from reading until it ends.
 * @param months as `YYYY-MM`.
 */
export async function prepareMonths(database: Knex, months: readonly string[]): Promise<void> {
  if (!isPostgres(database)) return
  for (const month of months) {
    if (await database.schema.hasTable(tableOf(month))) continue
    for (let tried = 1; tried <= tries && !(await isPrepared(database, month)); tried += 1) await wait(pause)
  }
}

/**
 * Tells PostgreSQL what the charges of some months are like now. Left to itself it looks minutes later, and until then
 * takes up to twice as long for a question over what a large import brought.
 */
export async function describeMonths(database: Knex, months: readonly string[]): Promise<void> {
  if (!isPostgres(database)) return
  for (const table of months.map(tableOf)) {
    if (await database.schema.hasTable(table)) await database.raw('analyze ??', [table])
  }
}

/** Whether all is done; a query that takes long holds the table, and others would wait behind whoever waits for it. */
async function isPrepared(database: Knex, month: string): Promise<boolean> {
  try {
    await database.transaction((transaction) => prepareMonth(transaction, month))
    return true
  } catch (error) {
    if (isLockTimeout(error)) return false
    throw error
  }
}

async function prepareMonth(transaction: Knex.Transaction, month: string): Promise<void> {
  const table = tableOf(month)
  const [first, next] = [`${month}-01`, addMonths(`${month}-01`, 1)]
  await transaction.raw(`select pg_advisory_xact_lock(hashtext('charges by month'))`)
  if (await transaction.schema.hasTable(table)) return
  const strays = transaction('charges_default').where('date', '>=', first).where('date', '<', next)
  if ((await strays.first('id')) !== undefined) return
  await transaction.raw(`set local lock_timeout = '${pause}ms'`)
  // Attached, not created in place, so that queries over other months go on.
  await transaction.raw('create table ?? (like charges including defaults)', [table])
  await transaction.raw(
    `alter table charges attach partition ?? for values from ('${first}') to ('${next}')`,
    [table],
  )
}

function tableOf(month: string): string {
  return `charges_${month.replace('-', '_')}`
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
