import type { Knex } from 'knex'
import type { Claim } from '../claims/claim.ts'
import { confirmClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import type { BillRow } from '../database/bill-tables.ts'
import type { Database } from '../database/connect.ts'
import { removeSideRows } from './side-datasets/remove-side-rows.ts'

/** So many charges go at a time, so that nobody waits long for the database. */
const step = 2000

/**
 * Removes the bills of an import that do not count, with their charges, a part at a time, and what came beside them
 * where the import is not done.
 *
 * @param turn where the import is not over: the claim under which it is carried out.
 * @throws ClaimLost where that is another's by now, who may be writing the same bills anew; nothing is removed then.
 */
export async function removeBills(
  { database, charges }: Pick<Context, 'database' | 'charges'>,
  importId: number,
  turn?: Claim,
): Promise<void> {
  const bills = await database.transaction((transaction) => findBills(transaction, importId, turn))
  for (const { id, state } of bills) {
    if (charges.folder === null) await removeCharges(database, id)
    // A file that no row names any more is garbage, which is cleaned away when nobody reads it.
    else await database('charge_files').where({ bill_id: id }).delete()
    if (state === 'staged') await database('bills').where({ id, state }).delete()
  }
}

async function findBills(
  transaction: Knex.Transaction,
  import_id: number,
  turn: Claim | undefined,
): Promise<Pick<BillRow, 'id' | 'state'>[]> {
  if (turn !== undefined) await confirmClaim(transaction, turn)
  await removeSideRows(transaction, import_id)
  return transaction('bills')
    .where({ import_id })
    .whereIn('state', ['staged', 'undone'])
    .select('id', 'state')
}

async function removeCharges(database: Database, billId: number): Promise<void> {
  for (;;) {
    const some = database('charges').where({ bill_id: billId }).select('id').limit(step)
    const gone = await database('charges').whereIn('id', some).delete()
    if (gone === 0) return
  }
}
