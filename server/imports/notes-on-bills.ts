import type { Knex } from 'knex'
import { unitsOf } from './unit-of-bill.ts'

/** What became of an import's bills, where that is not simply that they count. */
export async function notesOnBills(transaction: Knex.Transaction, importId: number): Promise<string[]> {
  const bills = await transaction('bills').where({ import_id: importId }).orderBy('id')
  const notes = bills
    .filter((bill) => bill.state === 'replaced')
    .map(
      (bill) =>
        `${bill.cloud_provider} ${bill.billing_account_id}, ${bill.billing_period}: what counts already tells all of its days, from a newer delivery.`,
    )
  for (const unit of unitsOf(bills)) {
    const rivals = await transaction('bills').where(unit).whereIn('state', ['counted', 'overlapping'])
    const counted = rivals.filter((bill) => bill.state === 'counted').map((bill) => bill.dataset)
    const waiting = rivals.filter((bill) => bill.state === 'overlapping').map((bill) => bill.dataset)
    if (waiting.length === 0) continue
    notes.push(
      `${unit.cloud_provider} ${unit.billing_account_id}, ${unit.billing_period} came in several formats, which are never added up: ${counted.join(', ')} counts, ${waiting.join(', ')} does not. Choose another where that is wrong.`,
    )
  }
  return notes
}
