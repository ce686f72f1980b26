import type { Knex } from 'knex'

/**
 * Takes over the exchange rates that bills carry, for months and currencies that nobody entered a rate for. Where bills
 * disagree the highest counts, whatever came first.
 */
export async function adoptBillRates(
  transaction: Knex.Transaction,
  importId: number,
  now: string,
): Promise<void> {
  const bills = transaction('bills').where({ import_id: importId }).select('id')
  const concerned = await transaction('bill_rates').whereIn('bill_id', bills).distinct('month', 'currency')
  for (const { month, currency } of concerned) {
    const current = await transaction('exchange_rates').where({ month, currency }).first()
    if (current !== undefined && current.origin !== 'bill') continue
    const highest = await transaction('bill_rates').where({ month, currency }).max({ rate: 'rate' }).first()
    const rate = highest?.rate
    if (rate === undefined || rate === null) continue
    await transaction('exchange_rates')
      .insert({ month, currency, rate, origin: 'bill', updated_at: now })
      .onConflict(['month', 'currency'])
      .merge()
  }
}
