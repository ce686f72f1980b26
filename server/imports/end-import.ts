import type { Knex } from 'knex'
import type { ControlTotals } from '../../shared/bill-import.ts'
import type { ImportRow } from '../database/bill-tables.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { activateBills, twinOfImport } from './activate-bills.ts'
import { checkWrittenBills } from './check-counted-bills.ts'
import { keptWords } from './describe-conflict.ts'
import { conflictsIn, weighBills } from './find-conflicts.ts'
import { filesOf } from './import-files.ts'
import { notesOnBills } from './notes-on-bills.ts'
import { describeConflicts, resolveConflicts } from './resolve-conflicts.ts'
import { outcomeOf } from './outcome-words.ts'
import type { Reading } from './read-bills.ts'
import { notesOnInvoices } from './side-datasets/notes-on-invoices.ts'
import { sameImport } from './side-datasets/same-import.ts'

/** Nothing has to be done: another import brought the same. */
export class Unchanged extends Error {
  override readonly name = 'Unchanged'
  readonly before: ImportRow

  /** @param decided what was decided about the earlier import, which waited for that. */
  constructor(before: ImportRow, decided?: string) {
    const known = `The same content was imported before, as import ${before.id}`
    super(
      decided === undefined
        ? `${known}. Nothing was changed.`
        : `${known}, which waited for a decision and has it now: ${decided}.`,
    )
    this.before = before
  }
}

/**
 * Lets the bills of an import count and marks it done, in one transaction; where costs would vanish, it is held for a
 * decision unless one was given beforehand.
 */
export async function completeImport(
  ctx: Context,
  id: number,
  content_hash: string,
  reading: Reading & { readonly totals: ControlTotals },
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.database.transaction(async (transaction) => {
    const row = await transaction('imports').where({ id }).first()
    if (row === undefined) throw new Error(`Import ${id} is gone.`)
    await checkWrittenBills(transaction, id, {
      rows: reading.rowsKept - reading.side.rowsKept,
      totals: reading.totals,
    })
    const twin = await twinOfImport(transaction, id)
    const before = await sameImport(transaction, id, twin)
    if (before !== undefined) throw new Unchanged(before)
    const source_id = await createSource(transaction, row, now)
    const ended = { content_hash, source_id, worker_pid: null, progress: null, finished_at: now }
    await transaction('imports').where({ id }).update(ended)
    if (twin !== undefined) {
      const stay = `The charges are those of import ${twin.id}, which stay as they are.`
      await concludeImport(transaction, id, [...reading.notes, stay])
      return
    }
    const weighed = await weighBills(transaction, id, 'staged')
    const conflicts = conflictsIn(weighed)
    if (conflicts.length > 0 && row.on_conflict === 'hold') {
      await transaction('bills').where({ import_id: id, state: 'staged' }).update({ state: 'held' })
      const message = `${describeConflicts(conflicts)} Decide what counts.`
      await transaction('imports').where({ id }).update({ status: 'held', message })
      return
    }
    const decided =
      row.on_conflict === 'hold' ? [] : await resolveConflicts(transaction, conflicts, row.on_conflict)
    await activateBills(transaction, id, 'staged', now)
    const kept = weighed.filter(({ reason }) => reason === null).map(keptWords)
    await concludeImport(transaction, id, [...reading.notes, ...decided, ...kept])
  })
}

/** Marks an import done whose bills took effect, or undone where a decision left none of them. */
export async function concludeImport(
  transaction: Knex.Transaction,
  id: number,
  notes: readonly string[],
): Promise<void> {
  const row = await transaction('imports').where({ id }).first()
  if (row === undefined) throw new Error(`Import ${id} is gone.`)
  const datasets = await transaction('import_datasets').where({ import_id: id }).orderBy('dataset')
  const kept = await transaction('bills').where({ import_id: id }).whereNot({ state: 'undone' }).first('id')
  const outcome = outcomeOf(row, datasets, kept !== undefined)
  await transaction('imports')
    .where({ id })
    .update({
      ...outcome,
      notes: JSON.stringify([
        ...notes,
        ...(await notesOnBills(transaction, id)),
        ...(await notesOnInvoices(transaction, id)),
      ]),
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
