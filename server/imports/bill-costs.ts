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

/** Puts the days of a bill that count into the daily costs, converted where a rate is known. */
export async function putIntoCosts(transaction: Knex.Transaction, bill: BillRow, now: string): Promise<void> {
  await ensureBillConversions(transaction, bill.id)
  const billed = 'sum(cast(d.billed_cost as decimal(38, 12)))'
  const spread = 'cast(d.effective_cost as decimal(38, 12))'
  const effective = {
    0: '0',
    1: `sum(${spread})`,
    2: `sum(case when x.measure is null then ${spread} - cast(d.commitment_purchase as decimal(38, 12)) else 0 end)`,
  }[bill.effective_counts]
  const delivery = await transaction('imports').where({ id: bill.import_id }).first('source_id')
  const source = delivery?.source_id ?? null
  if (source === null) throw new Error(`Import ${bill.import_id} has no source to count from.`)
  const days = transaction('bill_days as d')
    .leftJoin('excluded_cells as x', (join) =>
      join
        .on('x.bill_id', 'd.bill_id')
        .andOn('x.date', 'd.date')
        .andOn('x.sub_account_id', 'd.sub_account_id'),
    )
    .where('d.bill_id', bill.id)
    .whereRaw(`coalesce(x.measure, '') <> 'all'`)
    .groupBy(['d.bill_id', 'd.service_name', 'd.date', 'd.billing_currency'])
    .select(
      transaction.raw('cast(? as integer) as source_id', [source]),
      'd.bill_id',
      transaction.raw('? as cloud_provider', [bill.cloud_provider]),
      'd.service_name',
      transaction.raw('max(d.service_category)'),
      'd.date',
      transaction.raw(converted(billed, 'max(k.rate)')),
      transaction.raw(converted(effective, 'max(k.rate)')),
      'd.billing_currency',
      transaction.raw(billed),
      transaction.raw(effective),
      transaction.raw('? as created_at', [now]),
    )
  joinConversion(transaction, days, 'd')
  const target = transaction.raw(`?? (${columns.map(() => '??').join(', ')})`, ['cloud_costs', ...columns])
  await transaction.into(target).insert(days)
}
