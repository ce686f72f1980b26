import type { Knex } from 'knex'
import type { BillRow, ImportRow } from '../database/bill-tables.ts'
import { adoptBillRates } from './bill-rates.ts'
import { recordRestatement } from './record-restatement.ts'
import { settleUnit, unitsOf } from './settle-bills.ts'

/**
 * Lets the staged bills of an import count where they are the newest of their account and period.
 *
 * @returns the earlier import that brought the very same bills; then nothing is to be kept.
 */
export async function activateBills(
  transaction: Knex.Transaction,
  importId: number,
  now: string,
): Promise<ImportRow | undefined> {
  const bills = await transaction('bills').where({ import_id: importId, state: 'staged' }).orderBy('id')
  const twins: (BillRow | undefined)[] = []
  for (const bill of bills) twins.push(await twinOf(transaction, bill))
  const [twin] = twins
  if (twin !== undefined && twins.every((other) => other !== undefined)) {
    return transaction('imports').where({ id: twin.import_id }).first()
  }
  await transaction('bills').where({ import_id: importId, state: 'staged' }).update({ state: 'replaced' })
  await adoptBillRates(transaction, importId, now)
  for (const unit of unitsOf(bills)) {
    for (const replacement of await settleUnit(transaction, unit, now)) {
      await recordRestatement(transaction, replacement, now)
    }
  }
  return undefined
}

/** The bill that counts already and says the same. */
async function twinOf(transaction: Knex.Transaction, bill: BillRow): Promise<BillRow | undefined> {
  const { cloud_provider, billing_account_id, billing_period, dataset, fingerprint } = bill
  return transaction('bills')
    .where({ cloud_provider, billing_account_id, billing_period, dataset, fingerprint })
    .whereIn('state', ['counted', 'overlapping'])
    .first()
}
