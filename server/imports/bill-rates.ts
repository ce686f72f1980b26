import type { Knex } from 'knex'
import { adoptBillRate } from '../exchange-rates/adopt-bill-rate.ts'
import type { CurrencyMonth } from '../exchange-rates/conversion-of.ts'
import { ensureConversions, refreshConversions } from '../exchange-rates/conversion-rates.ts'

/** Looks at the exchange rates anew for every month and currency that the bills of an import carry a rate for. */
export async function adoptBillRates(
  transaction: Knex.Transaction,
  importId: number,
  now: string,
): Promise<void> {
  const bills = transaction('bills').where({ import_id: importId }).select('id')
  const concerned = await transaction('bill_rates').whereIn('bill_id', bills).distinct('month', 'currency')
  for (const rate of concerned) await adoptBillRate(transaction, rate, now)
  if (concerned.length > 0) await refreshConversions(transaction)
}

/** Makes sure that every month and currency of a bill can be converted, or is known to stand apart. */
export async function ensureBillConversions(transaction: Knex.Transaction, billId: number): Promise<void> {
  const months: CurrencyMonth[] = await transaction('bill_days')
    .where({ bill_id: billId })
    .distinct(transaction.raw('substr(date, 1, 7) as month'), 'billing_currency as currency')
  await ensureConversions(transaction, months)
}
