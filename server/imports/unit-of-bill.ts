import type { BillRow } from '../database/bill-tables.ts'

/** A billing account's period: however many bills describe it, each of its days is counted once. */
export type Unit = Pick<BillRow, 'cloud_provider' | 'billing_account_id' | 'billing_period'>

export const unitColumns = ['cloud_provider', 'billing_account_id', 'billing_period'] as const

/** The unit that a bill is about, without the rest of it. */
export function unitOf({ cloud_provider, billing_account_id, billing_period }: Unit): Unit {
  return { cloud_provider, billing_account_id, billing_period }
}

/** The units that some bills are about, each once. */
export function unitsOf(bills: readonly Unit[]): Unit[] {
  const units = new Map(
    bills.map((bill) => [
      `${bill.cloud_provider}|${bill.billing_period}|${bill.billing_account_id}`,
      unitOf(bill),
    ]),
  )
  return [...units.values()]
}
