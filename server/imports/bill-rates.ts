import type { Knex } from 'knex'
import { adoptBillRate } from '../exchange-rates/convert-costs.ts'

/** Looks at the exchange rates anew for every month and currency that the bills of an import carry a rate for. */
export async function adoptBillRates(
  transaction: Knex.Transaction,
  importId: number,
  now: string,
): Promise<void> {
  const bills = transaction('bills').where({ import_id: importId }).select('id')
  const concerned = await transaction('bill_rates').whereIn('bill_id', bills).distinct('month', 'currency')
  for (const { month, currency } of concerned) await adoptBillRate(transaction, { month, currency, now })
}
