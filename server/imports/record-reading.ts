import type { ControlTotals, RejectedRow } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { insertRows } from '../database/insert-rows.ts'
import { BillowError } from '../errors.ts'
import { combineCharges } from './combine-charges.ts'
import { controlTotals } from './control-totals.ts'
import type { Engine } from './engine.ts'
import type { Reading } from './read-bills.ts'

/**
 * Notes what was read: counts, rejected rows and control totals.
 *
 * @returns the control totals.
 * @throws BillowError UNPROCESSABLE_CONTENT where too many rows were rejected to trust the rest.
 */
export async function recordReading(
  ctx: Context,
  engine: Engine,
  id: number,
  reading: Reading,
): Promise<ControlTotals> {
  await keepRejected(ctx.database, id, reading.rejected)
  await ctx
    .database('imports')
    .where({ id })
    .update({
      format: reading.format,
      rows_read: reading.rowsRead,
      rows_kept: reading.rowsKept,
      rows_rejected: reading.rowsRejected,
      notes: JSON.stringify(reading.notes),
    })
  const limit = ctx.env.IMPORT_MAX_BAD_PERCENT
  if (reading.rowsRejected * 100 > reading.rowsRead * limit) {
    throw new BillowError(
      'UNPROCESSABLE_CONTENT',
      `${reading.rowsRejected} of ${reading.rowsRead} rows cannot be read, more than ${limit}%: ${describe(reading.rejected)}.`,
    )
  }
  await combineCharges(engine, reading.fileCount)
  const totals = await controlTotals(engine)
  await ctx
    .database('imports')
    .where({ id })
    .update({ control_totals: JSON.stringify(totals) })
  return totals
}

function describe([first]: readonly RejectedRow[]): string {
  if (first === undefined) return 'no row is known'
  const { file, line, column, value, reason } = first
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`
  return `first ${file} ${place}${value === null ? '' : `, '${value}'`}: ${reason.replace(/\.$/, '')}`
}

async function keepRejected(database: Database, id: number, rejected: readonly RejectedRow[]): Promise<void> {
  const columns = ['import_id', 'file', 'line', 'column_name', 'value', 'reason']
  const rows = rejected.map(({ file, line, column, value, reason }) => [
    id,
    file,
    line,
    column,
    value,
    reason,
  ])
  await insertRows(database, 'rejected_rows', columns, rows)
}
