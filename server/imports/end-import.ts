import type { Knex } from 'knex'
import type { ImportRow } from '../database/bill-tables.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { logWith } from '../log.ts'
import { activateBills } from './activate-bills.ts'
import { filesOf } from './import-files.ts'
import { notesOnBills } from './notes-on-bills.ts'
import type { Reading } from './read-bills.ts'
import { removeBills } from './remove-bills.ts'

/** Nothing has to be done: another import brought the same. */
export class Unchanged extends Error {
  override readonly name = 'Unchanged'
  readonly before: ImportRow

  constructor(before: ImportRow) {
    super(`The same content was imported before, as import ${before.id}. Nothing was changed.`)
    this.before = before
  }
}

/** Lets the bills of an import count and marks it done, in one transaction. */
export async function completeImport(
  ctx: Context,
  id: number,
  content_hash: string,
  reading: Reading,
): Promise<void> {
  await ctx.database.transaction(async (transaction) => {
    const row = await transaction('imports').where({ id }).first()
    if (row === undefined) throw new Error(`Import ${id} is gone.`)
    const source_id = await createSource(transaction, row, ctx.clock.now())
    await transaction('imports').where({ id }).update({ source_id })
    const before = await activateBills(transaction, id, ctx.clock.now())
    if (before !== undefined) throw new Unchanged(before)
    const rejected =
      reading.rowsRejected > 0 ? ` ${reading.rowsRejected} could not be read and are kept aside.` : ''
    await transaction('imports')
      .where({ id })
      .update({
        status: 'done',
        content_hash,
        worker_pid: null,
        progress: null,
        finished_at: ctx.clock.now(),
        notes: JSON.stringify([...reading.notes, ...(await notesOnBills(transaction, id))]),
        message: `${reading.rowsKept} rows were imported.${rejected}`,
      })
  })
}

async function createSource(transaction: Knex.Transaction, row: ImportRow, now: string): Promise<number> {
  const name = filesOf(row)
    .map((file) => file.name)
    .join(', ')
    .slice(0, 200)
  const [created] = await transaction('sources')
    .insert({ kind: 'import', name, created_at: now })
    .returning('id')
  if (created === undefined) throw new Error('The database returned no id for a new source.')
  return created.id
}

/**
 * Takes back what an import wrote, and notes that it changed nothing, and why.
 *
 * @param cause what ended it.
 */
export async function giveUpImport(ctx: Context, id: number, cause: unknown): Promise<void> {
  const known = await ctx.database('imports').where({ id }).first('request_id')
  const log = logWith(ctx.log, { importId: id, requestId: known?.request_id ?? null })
  const isOurs = !(cause instanceof Unchanged || cause instanceof BillowError)
  // First of all: whatever failed may keep the next steps from working as well.
  if (isOurs) log.error('An import failed', { reason: reasonOf(cause) })
  await removeBills(ctx.database, id).catch((error: unknown) =>
    log.error('What an import wrote could not be removed', { reason: reasonOf(error) }),
  )
  await ctx
    .database('imports')
    .where({ id })
    .update({
      worker_pid: null,
      progress: null,
      finished_at: ctx.clock.now(),
      ...outcomeOf(cause, known?.request_id ?? null),
    })
}

function outcomeOf(cause: unknown, requestId: string | null): Partial<ImportRow> {
  if (cause instanceof Unchanged) {
    const { format, rows_read, rows_kept, rows_rejected, control_totals } = cause.before
    const known = { format, rows_read, rows_kept, rows_rejected, control_totals }
    return { ...known, status: 'unchanged', message: cause.message }
  }
  const under = requestId === null ? '' : ` under request ${requestId}`
  const why =
    cause instanceof BillowError
      ? cause.message
      : `The import failed; the log of the server holds the reason${under}.`
  return { status: 'refused', rows_kept: 0, message: `${why} Nothing was changed.` }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}
