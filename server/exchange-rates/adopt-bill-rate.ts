import type { Knex } from 'knex'
import type { CurrencyMonth } from './conversion-of.ts'

/**
 * Takes the rate of a month over from the bills that carry one. Where bills disagree the highest counts, whatever came
 * first. A rate that was entered stays. The costs are converted by `refreshConversions`.
 */
export async function adoptBillRate(
  transaction: Knex.Transaction,
  { month, currency }: CurrencyMonth,
  now: string,
): Promise<void> {
  const current = await transaction('exchange_rates').where({ month, currency }).first()
  if (current !== undefined && current.origin !== 'bill') return
  const carrying = transaction('bills').whereIn('state', ['counted', 'replaced', 'overlapping']).select('id')
  const highest = await transaction('bill_rates')
    .where({ month, currency })
    .whereIn('bill_id', carrying)
    .max({ rate: 'rate' })
    .first()
  const rate = highest?.rate ?? undefined
  if (rate === undefined) await transaction('exchange_rates').where({ month, currency }).delete()
  else {
    await transaction('exchange_rates')
      .insert({ month, currency, rate, origin: 'bill', updated_at: now })
      .onConflict(['month', 'currency'])
      .merge()
  }
}
