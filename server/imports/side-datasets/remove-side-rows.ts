import type { Database } from '../../database/connect.ts'

const tables = ['invoices', 'billing_periods', 'contract_commitments', 'import_datasets'] as const

/** Removes what side datasets of an import brought, unless the import is done or waits for a decision. */
export async function removeSideRows(database: Database, importId: number): Promise<void> {
  const row = await database('imports').where({ id: importId }).first('status')
  if (row?.status === 'done' || row?.status === 'held') return
  for (const table of tables) await database(table).where({ import_id: importId }).delete()
}
