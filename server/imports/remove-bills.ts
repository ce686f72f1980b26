import type { Database } from '../database/connect.ts'
import { removeSideRows } from './side-datasets/remove-side-rows.ts'

/**
 * Removes the bills of an import that do not count, with their charges, and what came beside them
 * where the import is not done.
 */
export async function removeBills(database: Database, importId: number): Promise<void> {
  await removeSideRows(database, importId)
  const bills = await database('bills')
    .where({ import_id: importId })
    .whereIn('state', ['staged', 'undone'])
    .select('id', 'state')
  for (const { id, state } of bills) {
    // At once: in parts it took PostgreSQL twelve times as long for each.
    await database('charges').where({ bill_id: id }).delete()
    if (state === 'staged') {
      // A database of several servers has no keys that would take these along.
      for (const table of ['bill_days', 'bill_cells', 'bill_rates'] as const)
        await database(table).where({ bill_id: id }).delete()
      await database('bills').where({ id }).delete()
    }
  }
}
