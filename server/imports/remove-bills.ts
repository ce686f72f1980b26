import type { Knex } from 'knex'
import type { Claim } from '../claims/claim.ts'
import { confirmClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import type { BillRow } from '../database/bill-tables.ts'
import { lockBills } from './lock-bills.ts'
import { removeSideRows } from './side-datasets/remove-side-rows.ts'

/**
 * Removes the bills of an import that do not count, with their charges, and what came beside them where the import is
 * not done.
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
  // A file that no row names any more is garbage, which is cleaned away when nobody reads it.
  const table = charges.folder === null ? 'charges' : 'charge_files'
  for (const bill of bills) await database.transaction((transaction) => removeBill(transaction, bill, table))
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

/** All charges at once: 2,000 at a time took PostgreSQL twelve times as long for each part as for a whole bill. */
async function removeBill(
  transaction: Knex.Transaction,
  { id, state }: Pick<BillRow, 'id' | 'state'>,
  charges: 'charges' | 'charge_files',
): Promise<void> {
  // Waits for whoever is writing its charges; nobody writes any once it is gone.
  await lockBills(transaction, [id], 'alone')
  // Another process may have removed it by now, or let it count.
  if (state === 'staged' && (await transaction('bills').where({ id, state }).delete()) === 0) return
  await transaction(charges).where({ bill_id: id }).delete()
  if (state !== 'staged') return
  // A database that is spread over several servers has no keys that would take these along.
  for (const table of ['bill_days', 'bill_cells', 'bill_rates'] as const)
    await transaction(table).where({ bill_id: id }).delete()
}
