import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { removeSideRows } from './side-datasets/remove-side-rows.ts'

/** So many charges go at a time, so that nobody waits long for the database. */
const step = 2000

/**
 * Removes the bills of an import that do not count, with their charges, a part at a time, and what came beside them
 * where the import is not done.
 */
export async function removeBills(
  { database, charges }: Pick<Context, 'database' | 'charges'>,
  importId: number,
): Promise<void> {
  await removeSideRows(database, importId)
  const bills = await database('bills')
    .where({ import_id: importId })
    .whereIn('state', ['staged', 'undone'])
    .select('id', 'state')
  for (const { id, state } of bills) {
    if (charges.folder === null) await removeCharges(database, id)
    // A file that no row names any more is garbage, which is cleaned away when nobody reads it.
    else await database('charge_files').where({ bill_id: id }).delete()
    if (state === 'staged') await database('bills').where({ id }).delete()
  }
}

async function removeCharges(database: Database, billId: number): Promise<void> {
  for (;;) {
    const some = database('charges').where({ bill_id: billId }).select('id').limit(step)
    const gone = await database('charges').whereIn('id', some).delete()
    if (gone === 0) return
  }
}
