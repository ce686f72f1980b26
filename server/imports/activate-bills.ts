import type { Knex } from 'knex'
import type { BillDayRow, BillRow } from '../database/bill-tables.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { cellOf } from './bill-cells.ts'
import { adoptBillRates } from './bill-rates.ts'
import { checkCountedBills } from './check-counted-bills.ts'
import { daysOfBills } from './counted-totals.ts'
import { standingOf } from './judge-delivery.ts'
import { loadRivals } from './load-rivals.ts'
import { recordRestatement } from './record-restatement.ts'
import { settleUnit } from './settle-bills.ts'
import { unitOf, unitsOf, type Unit } from './unit-of-bill.ts'

/**
 * The earlier import that brought the very same bills, where every bill of this one is in already.
 *
 * @param transaction that of the import.
 */
export async function twinOfImport(
  transaction: Knex.Transaction,
  importId: number,
): Promise<ImportRow | undefined> {
  const bills = await transaction('bills').where({ import_id: importId, state: 'staged' }).orderBy('id')
  const twins: (BillRow | undefined)[] = []
  for (const bill of bills) twins.push(await twinOf(transaction, bill))
  const [twin] = twins
  return twin === undefined || twins.includes(undefined)
    ? undefined
    : transaction('imports').where({ id: twin.import_id }).first()
}

/** The bill that says the same and was not taken back. */
async function twinOf(transaction: Knex.Transaction, bill: BillRow): Promise<BillRow | undefined> {
  const { dataset, fingerprint } = bill
  return transaction('bills')
    .where({ ...unitOf(bill), dataset, fingerprint })
    .whereIn('state', ['counted', 'replaced', 'overlapping', 'held'])
    .orderBy('id', 'desc')
    .first()
}

/**
 * Lets bills of an import take effect, in the order after all that did before, and notes what that changed.
 *
 * @param from the state that they are in.
 * @throws Error where what counts then does not agree with what the bills say; the transaction is to be rolled back.
 */
export async function activateBills(
  transaction: Knex.Transaction,
  importId: number,
  from: 'staged' | 'held',
  now: string,
): Promise<void> {
  const bills = await transaction('bills').where({ import_id: importId, state: from }).orderBy('id')
  const newest = await transaction('bills').max({ sequence: 'sequence' }).first()
  const sequence = Number(newest?.sequence ?? 0) + 1
  const before = new Map<number, BillDayRow[]>()
  for (const bill of bills) before.set(bill.id, await countedDays(transaction, bill))
  await transaction('bills')
    .where({ import_id: importId, state: from })
    .update({ state: 'replaced', sequence })
  await adoptBillRates(transaction, importId, now)
  for (const unit of unitsOf(bills)) await settleUnit(transaction, unit, now)
  for (const bill of bills) {
    const was = before.get(bill.id) ?? []
    // Days that nothing counted for are no restatement.
    if (was.length > 0 && (await metSome(transaction, bill, was))) {
      const after = await countedDays(transaction, bill)
      await recordRestatement(transaction, {
        import_id: importId,
        unit: unitOf(bill),
        before: was,
        after,
        now,
      })
    }
  }
  await checkCountedBills(transaction, unitsOf(bills))
}

/** The daily sums that count of a bill's unit and dataset. */
async function countedDays(
  transaction: Knex.Transaction,
  bill: Unit & Pick<BillRow, 'dataset'>,
): Promise<BillDayRow[]> {
  const rivals = await loadRivals(transaction, unitOf(bill))
  const standing = standingOf(rivals.filter(({ dataset }) => dataset === bill.dataset))
  const counted = rivals.filter(({ id, state }) => state === 'counted' && standing.has(id))
  return daysOfBills(transaction, new Map(counted.map(({ id }) => [id, standing.get(id)])))
}

/** Whether a bill tells of days that counted before. */
async function metSome(
  transaction: Knex.Transaction,
  bill: BillRow,
  before: readonly BillDayRow[],
): Promise<boolean> {
  const own = await transaction('bill_days').where({ bill_id: bill.id }).distinct('date', 'sub_account_id')
  const cells = new Set(own.map((day) => cellOf(day.date, day.sub_account_id)))
  return before.some((day) => cells.has(cellOf(day.date, day.sub_account_id)))
}
