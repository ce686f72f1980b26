import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { countedBills, type Verdict } from './counted-bills.ts'
import { putIntoCosts, takeOutOfCosts } from './bill-costs.ts'

/** A billing account's period: however many bills describe it, it is counted once. */
export type Unit = Pick<BillRow, 'cloud_provider' | 'billing_account_id' | 'billing_period'>

export const unitColumns = ['cloud_provider', 'billing_account_id', 'billing_period'] as const

/** The units that some bills are about, each once. */
export function unitsOf(bills: readonly Unit[]): Unit[] {
  const units = new Map(
    bills.map(({ cloud_provider, billing_account_id, billing_period }) => [
      `${cloud_provider}|${billing_period}|${billing_account_id}`,
      { cloud_provider, billing_account_id, billing_period },
    ]),
  )
  return [...units.values()]
}

/** A bill that gave way to a newer one of its dataset. */
export type Replacement = { readonly old: BillRow; readonly fresh: BillRow }

/**
 * Decides anew which bills of a unit count, and makes `cloud_costs` agree. Whatever was imported, undone or chosen
 * before, the outcome depends only on what is there, so that the order of imports does not matter.
 *
 * @param transaction readers see the old costs until it is committed.
 * @returns what was replaced by what.
 */
export async function settleUnit(
  transaction: Knex.Transaction,
  unit: Unit,
  now: string,
): Promise<Replacement[]> {
  const bills = await transaction('bills')
    .where(unit)
    .whereIn('state', ['counted', 'replaced', 'overlapping'])
    .orderBy('id')
  const choice = await transaction('bill_choices').where(unit).first('dataset')
  const verdicts = countedBills(bills, choice?.dataset)
  for (const bill of bills) {
    const verdict = verdicts.get(bill.id)
    if (verdict !== undefined) await apply(transaction, bill, verdict, now)
  }
  return bills
    .filter((bill) => bill.state === 'counted' && verdicts.get(bill.id)?.state === 'replaced')
    .flatMap((old) => {
      const fresh = bills.find(
        (bill) => bill.dataset === old.dataset && verdicts.get(bill.id)?.state === 'counted',
      )
      return fresh === undefined ? [] : [{ old, fresh }]
    })
}

async function apply(
  transaction: Knex.Transaction,
  bill: BillRow,
  verdict: Verdict,
  now: string,
): Promise<void> {
  const same = bill.state === verdict.state && bill.effective_counts === verdict.effective_counts
  const present = await transaction('cloud_costs').where({ bill_id: bill.id }).first('id')
  if (same && (verdict.state === 'counted') === (present !== undefined)) return
  await transaction('bills').where({ id: bill.id }).update(verdict)
  await takeOutOfCosts(transaction, bill.id)
  if (verdict.state === 'counted') await putIntoCosts(transaction, { ...bill, ...verdict }, now)
}
