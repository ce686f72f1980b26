import { rm } from 'node:fs/promises'
import type { RejectedRow } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { rowsPerInsert } from '../database/dialect.ts'
import type { ImportRow } from '../database/tables.ts'
import { BillowError } from '../errors.ts'
import {
  controlTotals,
  countCharges,
  dailyCharges,
  nameProviders,
  rejectedRows,
  type DailyCharge,
} from './add-up-charges.ts'
import { openBillReader, type BillReader } from './bill-reader.ts'
import { BillRefused } from './bill-refused.ts'
import { contentHash, type DeliveredFile } from './delivered-file.ts'
import { rollUp } from './roll-up.ts'
import { stageBill } from './stage-bill.ts'

const shownRejections = 100

type Outcome = Partial<Omit<ImportRow, 'id'>> & Pick<ImportRow, 'status' | 'message'>

/**
 * Reads delivered files and keeps their charges, all or nothing. The same content as an import that counts changes
 * nothing.
 *
 * @param id the import's row, which holds the outcome afterwards. Nothing is thrown for a bad bill.
 */
export async function importBill(ctx: Context, id: number, files: readonly DeliveredFile[]): Promise<void> {
  const { database } = ctx
  try {
    await database('imports').where({ id }).update({ status: 'running', message: 'Reading the bill.' })
    const earlier = await database('imports')
      .where({ content_hash: contentHash(files), status: 'done' })
      .whereNot({ id })
      .first('id')
    if (earlier === undefined) await readAndKeep(ctx, id, files)
    else
      await end(ctx, id, {
        status: 'unchanged',
        message: `Import ${earlier.id} holds this very content. Nothing changed.`,
      })
  } catch (cause) {
    if (!(cause instanceof BillRefused) && !(cause instanceof BillowError)) {
      ctx.log.error('An import failed', {
        import: id,
        reason: cause instanceof Error ? cause.stack : String(cause),
      })
    }
    const message =
      cause instanceof BillRefused
        ? cause.message
        : 'The import failed on the server; its log holds the reason.'
    const findings = cause instanceof BillRefused ? cause.findings : {}
    await end(ctx, id, { ...findings, status: 'refused', message: `${message} Nothing was changed.` })
  } finally {
    for (const file of files) if (file.temporary) await rm(file.path, { force: true })
  }
}

async function end({ database, clock }: Context, id: number, outcome: Outcome): Promise<void> {
  await database('imports')
    .where({ id })
    .update({ ...outcome, finished_at: clock.now() })
}

async function readAndKeep(ctx: Context, id: number, files: readonly DeliveredFile[]): Promise<void> {
  const reader = await openBillReader()
  try {
    await keep(ctx, id, files, await readBill(reader, files))
  } finally {
    reader.close()
  }
}

type Bill = {
  readonly outcome: Omit<Outcome, 'status' | 'message'> & {
    rows_read: number
    rows_kept: number
    rows_rejected: number
  }
  readonly charges: readonly DailyCharge[]
}

async function readBill(reader: BillReader, files: readonly DeliveredFile[]): Promise<Bill> {
  const format = await stageBill(
    reader,
    files.map((file) => file.path),
  )
  await nameProviders(reader)
  const { rows_read, rows_kept } = await countCharges(reader)
  const rejected: RejectedRow[] = await rejectedRows(reader, shownRejections)
  const rows_rejected = rows_read - rows_kept
  if (rows_rejected * 100 > rows_read) {
    const [first] = rejected
    throw new BillRefused(
      `${rows_rejected} of ${rows_read} rows cannot be read, more than 1 %. The first is line ${first?.line}, column ${first?.column}: ${first?.reason}`,
      { findings: { format, rows_read, rows_rejected, rejected: JSON.stringify(rejected) } },
    )
  }
  return {
    outcome: {
      format,
      rows_read,
      rows_kept,
      rows_rejected,
      rejected: JSON.stringify(rejected),
      control_totals: JSON.stringify(await controlTotals(reader)),
    },
    charges: await dailyCharges(reader),
  }
}

async function keep(
  { database, clock }: Context,
  id: number,
  files: readonly DeliveredFile[],
  bill: Bill,
): Promise<void> {
  const { outcome, charges } = bill
  await database.transaction(async (transaction) => {
    const created_at = clock.now()
    const name = files.map((file) => file.name).join(', ')
    const [source] = await transaction('sources').insert({ kind: 'import', name, created_at }).returning('id')
    if (source === undefined) throw new Error('The database returned no id for a new source.')
    const rows = rollUp(charges, created_at).map((row) => ({ ...row, source_id: source.id }))
    await transaction.batchInsert('cloud_costs', rows, rowsPerInsert)
    const message = `${outcome.rows_kept.toLocaleString('en-US')} rows imported${outcome.rows_rejected > 0 ? `, ${outcome.rows_rejected} set aside` : ''}.`
    await transaction('imports')
      .where({ id })
      .update({ ...outcome, source_id: source.id, status: 'done', message, finished_at: created_at })
  })
}
