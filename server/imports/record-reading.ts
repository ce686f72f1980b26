import type { Knex } from 'knex'
import type { ControlTotals, RejectedRow } from '../../shared/bill-import.ts'
import type { Claim } from '../claims/claim.ts'
import { underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import { insertRows } from '../database/insert-rows.ts'
import { BillowError } from '../errors.ts'
import { combineCharges } from './combine-charges.ts'
import { controlTotals } from './control-totals.ts'
import type { Engine } from './engine.ts'
import type { Reading } from './read-bills.ts'

/**
 * Notes what was read: counts, rejected rows and control totals.
 *
 * @param turn the claim under which the import is carried out.
 * @returns the control totals.
 * @throws BillowError UNPROCESSABLE_CONTENT where too many rows were rejected to trust the rest, and ClaimLost where the
 * turn is another's by now.
 */
export async function recordReading(
  ctx: Context,
  engine: Engine,
  { id, turn }: { readonly id: number; readonly turn: Claim },
  reading: Reading,
): Promise<ControlTotals> {
  await underClaim(ctx.database, turn, async (transaction) => {
    await keepRejected(transaction, id, reading.rejected)
    await transaction('imports')
      .where({ id })
      .update({
        format: reading.format,
        rows_read: reading.rowsRead,
        rows_kept: reading.rowsKept,
        rows_rejected: reading.rowsRejected,
        notes: JSON.stringify(reading.notes),
      })
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
  await underClaim(ctx.database, turn, (transaction) =>
    transaction('imports')
      .where({ id })
      .update({ control_totals: JSON.stringify(totals) }),
  )
  return totals
}

function describe([first]: readonly RejectedRow[]): string {
  if (first === undefined) return 'no row is known'
  const { file, line, column, value, reason } = first
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`
  return `first ${file} ${place}${value === null ? '' : `, '${value}'`}: ${reason.replace(/\.$/, '')}`
}

/** In place of those of an attempt that was interrupted. */
async function keepRejected(database: Knex, id: number, rejected: readonly RejectedRow[]): Promise<void> {
  await database('rejected_rows').where({ import_id: id }).delete()
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
