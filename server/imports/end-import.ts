import type { Knex } from 'knex'
import type { ControlTotals } from '../../shared/bill-import.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { ClaimLost, type Claim } from '../claims/claim.ts'
import { confirmClaim, underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { logWith } from '../log.ts'
import { activateBills, twinOfImport } from './activate-bills.ts'
import { checkWrittenBills } from './check-counted-bills.ts'
import { keptWords } from './describe-conflict.ts'
import { conflictsIn, weighBills } from './find-conflicts.ts'
import { filesOf } from './import-files.ts'
import { notesOnBills } from './notes-on-bills.ts'
import { describeConflicts, resolveConflicts } from './resolve-conflicts.ts'
import { outcomeOf } from './outcome-words.ts'
import type { Reading } from './read-bills.ts'
import { removeBills } from './remove-bills.ts'
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

/** What an import has read and written so far. */
export type Written = Reading & {
  readonly totals: ControlTotals
  /** How many charges each of its bills has. */
  readonly charges: ReadonlyMap<number, number>
}

/**
 * Lets the bills of an import count and marks it done, in one transaction; where costs would vanish, it is held for a
 * decision unless one was given beforehand.
 *
 * @param turn the claim under which it is carried out.
 * @throws ClaimLost where that is another's by now, and Error where anything is missing or doubled; nothing counts then.
 */
export async function completeImport(
  ctx: Context,
  { id, turn }: { readonly id: number; readonly turn: Claim },
  content_hash: string,
  reading: Written,
): Promise<void> {
  const now = ctx.clock.now()
  await changeData(ctx.database, async (transaction) => {
    await confirmClaim(transaction, turn)
    const row = await transaction('imports').where({ id }).first()
    if (row === undefined) throw new Error(`Import ${id} is gone.`)
    await checkWrittenBills(transaction, id, {
      rows: reading.rowsKept - reading.side.rowsKept,
      totals: reading.totals,
      charges: reading.charges,
      storesFiles: ctx.charges.folder !== null,
    })
    const twin = await twinOfImport(transaction, id)
    const before = await sameImport(transaction, id, twin)
    if (before !== undefined) throw new Unchanged(before)
    const source_id = await createSource(transaction, row, now)
    const ended = { content_hash, source_id, progress: null, finished_at: now }
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
 * Takes back what an import wrote, and notes that it changed nothing, and why.
 *
 * @param cause what ended it.
 * @param turn the claim under which it was carried out.
 * @throws ClaimLost where that is another's by now.
 */
export async function giveUpImport(ctx: Context, id: number, cause: unknown, turn: Claim): Promise<void> {
  const known = await ctx.database('imports').where({ id }).first('request_id')
  const log = logWith(ctx.log, { importId: id, requestId: known?.request_id ?? null })
  const isOurs = !(cause instanceof Unchanged || cause instanceof BillowError)
  await removeBills(ctx, id, turn).catch((error: unknown) => {
    // Whoever has the turn now says how the import ends.
    if (error instanceof ClaimLost) throw error
    log.error('What an import wrote could not be removed', { reason: reasonOf(error) })
  })
  if (isOurs) log.error('An import failed', { reason: reasonOf(cause) })
  await underClaim(ctx.database, turn, (transaction) =>
    transaction('imports')
      .where({ id })
      // One that has just ended has its outcome.
      .whereIn('status', ['queued', 'running'])
      .update({
        progress: null,
        finished_at: ctx.clock.now(),
        ...failureOf(cause, known?.request_id ?? null),
      }),
  )
}

function failureOf(cause: unknown, requestId: string | null): Partial<ImportRow> {
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
