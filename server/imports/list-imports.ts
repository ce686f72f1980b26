import type { BillImport, ImportId, ImportSummary } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { billsWithChoice } from './bills-with-choice.ts'
import { toImportConflict } from './describe-conflict.ts'
import { toBillImport, toImportSummary } from './describe-import.ts'
import { findConflicts } from './find-conflicts.ts'

const mostListed = 500
const mostRejected = 100

/** The last imports and all that wait for a decision, newest first. */
export async function listImports({ database }: Context): Promise<ImportSummary[]> {
  const last = await database('imports').orderBy('id', 'desc').limit(mostListed)
  const oldest = last.at(-1)?.id ?? 0
  const held = await database('imports')
    .where({ status: 'held' })
    .where('id', '<', oldest)
    .orderBy('id', 'desc')
  return [...last, ...held].map(toImportSummary)
}

/**
 * One import with its totals, bills and first rejected rows.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function getImport({ database }: Context, { id }: ImportId): Promise<BillImport> {
  const row = await database('imports').where({ id }).first()
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no import ${id}.`)
  const rejected = await database('rejected_rows').where({ import_id: id }).orderBy('id').limit(mostRejected)
  const bills = await billsWithChoice(database)
    .where({ import_id: id })
    .orderBy(['bills.cloud_provider', 'bills.billing_account_id', 'bills.billing_period', 'bills.dataset'])
  const conflicts = row.status === 'held' ? await findConflicts(database, id, 'held') : []
  return toBillImport(row, rejected, bills, conflicts.map(toImportConflict))
}
