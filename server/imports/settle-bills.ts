import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { insertRows } from '../database/insert-rows.ts'
import { putIntoCosts, takeOutOfCosts } from './bill-costs.ts'
import { countedBills, type Verdict } from './counted-bills.ts'
import { loadRivals } from './load-rivals.ts'
import type { Unit } from './unit-of-bill.ts'

/**
 * Decides anew which bills of a unit count, and which of their days, and makes `cloud_costs` agree. Whatever was
 * imported, undone or chosen before, the outcome depends only on what is there.
 *
 * @param transaction readers see the old costs until it is committed.
 */
export async function settleUnit(transaction: Knex.Transaction, unit: Unit, now: string): Promise<void> {
  const bills = await loadRivals(transaction, unit)
  const choice = await transaction('bill_choices').where(unit).first('dataset')
  const verdicts = countedBills(bills, choice?.dataset)
  for (const { cells: _cells, ...bill } of bills) {
    const verdict = verdicts.get(bill.id)
    if (verdict !== undefined) await apply(transaction, bill, verdict, now)
  }
}

async function apply(
  transaction: Knex.Transaction,
  bill: BillRow,
  { excluded, ...verdict }: Verdict,
  now: string,
): Promise<void> {
  const present = await transaction('cloud_costs').where({ bill_id: bill.id }).first('id')
  const isThere = (verdict.state === 'counted') === (present !== undefined)
  if (isThere && isSame(bill, verdict) && (await excludes(transaction, bill.id, excluded))) return
  await transaction('bills').where({ id: bill.id }).update(verdict)
  await transaction('excluded_cells').where({ bill_id: bill.id }).delete()
  const columns = ['bill_id', 'sub_account_id', 'date', 'measure']
  const rows = excluded.map(({ sub_account_id, date, measure }) => [bill.id, sub_account_id, date, measure])
  await insertRows(transaction, 'excluded_cells', columns, rows)
  await takeOutOfCosts(transaction, bill.id)
  if (verdict.state === 'counted') await putIntoCosts(transaction, { ...bill, ...verdict }, now)
}

function isSame(bill: BillRow, verdict: Omit<Verdict, 'excluded'>): boolean {
  return (
    bill.state === verdict.state &&
    bill.effective_counts === verdict.effective_counts &&
    bill.is_partial === verdict.is_partial &&
    bill.counted_days === verdict.counted_days
  )
}

async function excludes(
  transaction: Knex.Transaction,
  bill_id: number,
  wanted: Verdict['excluded'],
): Promise<boolean> {
  const known = await transaction('excluded_cells').where({ bill_id })
  const keyOf = (cell: Verdict['excluded'][number]) => `${cell.date} ${cell.measure} ${cell.sub_account_id}`
  const keys = new Set(known.map(keyOf))
  return keys.size === wanted.length && wanted.every((cell) => keys.has(keyOf(cell)))
}
