import { mostRestatements, type Restatement, type RestatementQuery } from '../../shared/restatement.ts'
import type { Context } from '../context.ts'
import type { RestatementRow } from '../database/bill-tables.ts'
import type { ImportRow } from '../database/import-tables.ts'

/** The ledger of what newer deliveries changed, newest first. */
export async function listRestatements(
  { database }: Context,
  { cloud_provider, billing_period, import_id }: RestatementQuery,
): Promise<Restatement[]> {
  const query = database('restatements')
    .join('imports', 'imports.id', 'restatements.import_id')
    .select<(RestatementRow & Pick<ImportRow, 'status'>)[]>('restatements.*', 'imports.status')
    .orderBy('restatements.id', 'desc')
    .limit(mostRestatements)
  if (cloud_provider !== undefined) query.where('restatements.cloud_provider', cloud_provider)
  if (billing_period !== undefined) query.where('restatements.billing_period', billing_period)
  if (import_id !== undefined) query.where('restatements.import_id', import_id)
  const rows = await query
  return rows.map(({ status, ...row }) => ({ ...row, undone: status === 'undone' }))
}
