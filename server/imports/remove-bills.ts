import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import type { Database } from '../database/connect.ts'
import { lockBills } from './lock-bills.ts'
import { removeSideRows } from './side-datasets/remove-side-rows.ts'

/**
 * Removes the bills of an import that do not count, with their charges, and what came beside them where the import is
 * not done.
 */
export async function removeBills(database: Database, importId: number): Promise<void> {
  await removeSideRows(database, importId)
  const bills = await database('bills')
    .where({ import_id: importId })
    .whereIn('state', ['staged', 'undone'])
    .select('id', 'state')
  for (const bill of bills) await database.transaction((transaction) => removeBill(transaction, bill))
}

/** All charges at once: 2,000 at a time took PostgreSQL twelve times as long for each part as for a whole bill. */
async function removeBill(
  transaction: Knex.Transaction,
  { id, state }: Pick<BillRow, 'id' | 'state'>,
): Promise<void> {
  // Waits for whoever is writing its charges; nobody writes any once it is gone.
  await lockBills(transaction, [id], 'alone')
  if (state === 'staged') await transaction('bills').where({ id }).delete()
  await transaction('charges').where({ bill_id: id }).delete()
  if (state !== 'staged') return
  // A database that is spread over several servers has no keys that would take these along.
  for (const table of ['bill_days', 'bill_cells', 'bill_rates'] as const)
    await transaction(table).where({ bill_id: id }).delete()
}
