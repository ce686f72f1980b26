import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { converted, joinConversion } from '../exchange-rates/converted.ts'
import { ensureBillConversions } from './bill-rates.ts'

const columns = [
  'source_id',
  'bill_id',
  'cloud_provider',
  'service_name',
  'service_category',
  'date',
  'cost',
  'effective_cost',
  'billing_currency',
  'cost_in_billing_currency',
  'effective_cost_in_billing_currency',
  'created_at',
] as const

/** Removes a bill from the daily costs; its charges stay. */
export async function takeOutOfCosts(transaction: Knex.Transaction, billId: number): Promise<void> {
  await transaction('cloud_costs').where({ bill_id: billId }).delete()
}

/** Puts the days of a bill into the daily costs, converted where a rate is known. */
export async function putIntoCosts(transaction: Knex.Transaction, bill: BillRow, now: string): Promise<void> {
  const billed = 'cast(d.billed_cost as decimal(38, 12))'
  const effective = bill.effective_counts === 1 ? 'cast(d.effective_cost as decimal(38, 12))' : '0'
  await ensureBillConversions(transaction, bill.id)
  const source = transaction('imports').where({ id: bill.import_id }).select('source_id')
  const days = transaction('bill_days as d')
    .where('d.bill_id', bill.id)
    .select(
      transaction.raw('? as source_id', [source]),
      'd.bill_id',
      transaction.raw('? as cloud_provider', [bill.cloud_provider]),
      'd.service_name',
      'd.service_category',
      'd.date',
      transaction.raw(converted(billed)),
      transaction.raw(converted(effective)),
      'd.billing_currency',
      transaction.raw(billed),
      transaction.raw(effective),
      transaction.raw('? as created_at', [now]),
    )
  joinConversion(transaction, days, 'd')
  const target = transaction.raw(`?? (${columns.map(() => '??').join(', ')})`, ['cloud_costs', ...columns])
  await transaction.into(target).insert(days)
}
