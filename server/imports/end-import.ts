import type { Knex } from 'knex'
import type { ImportRow } from '../database/bill-tables.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { activateBills } from './activate-bills.ts'
import { filesOf } from './import-files.ts'
import { notesOnBills } from './notes-on-bills.ts'
import { outcomeWords } from './outcome-words.ts'
import type { Reading } from './read-bills.ts'
import { notesOnInvoices } from './side-datasets/notes-on-invoices.ts'
import { sameImport } from './side-datasets/same-import.ts'

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
    const sameBills = await activateBills(transaction, id, ctx.clock.now())
    const before = await sameImport(transaction, id, sameBills)
    if (before !== undefined) throw new Unchanged(before)
    const stay =
      sameBills === undefined ? [] : [`The charges are those of import ${sameBills.id}, which still count.`]
    await transaction('imports')
      .where({ id })
      .update({
        status: 'done',
        content_hash,
        worker_pid: null,
        progress: null,
        finished_at: ctx.clock.now(),
        notes: JSON.stringify([
          ...reading.notes,
          ...stay,
          ...(await notesOnBills(transaction, id)),
          ...(await notesOnInvoices(transaction, id)),
        ]),
        message: outcomeWords(reading),
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
 * Notes that an import changed nothing, and why.
 *
 * @param cause what ended it.
 */
export async function endImport(ctx: Context, id: number, cause: unknown): Promise<void> {
  const ended = { worker_pid: null, progress: null, finished_at: ctx.clock.now() }
  const imports = ctx.database('imports').where({ id })
  if (cause instanceof Unchanged) {
    const { format, rows_read, rows_kept, rows_rejected, control_totals } = cause.before
    const known = { format, rows_read, rows_kept, rows_rejected, control_totals }
    await imports.update({ ...ended, ...known, status: 'unchanged', message: cause.message })
    return
  }
  if (cause instanceof BillowError) {
    await imports.update({
      ...ended,
      status: 'refused',
      rows_kept: 0,
      message: `${cause.message} Nothing was changed.`,
    })
    return
  }
  ctx.log.error('An import failed', {
    importId: id,
    reason: cause instanceof Error ? cause.stack : String(cause),
  })
  const message = 'The import failed; the log of the server holds the reason. Nothing was changed.'
  await imports.update({ ...ended, status: 'refused', rows_kept: 0, message })
}
