import type { Knex } from 'knex'

/**
 * Makes the USD amounts of a month and currency agree with its rate; without one they are unknown.
 *
 * @param transaction that of the change to the rate.
 */
export async function convertCosts(
  transaction: Knex.Transaction,
  month: string,
  currency: string,
): Promise<void> {
  const known = await transaction('exchange_rates').where({ month, currency }).first('rate')
  const rate = known?.rate ?? null
  await transaction('cloud_costs')
    .where({ billing_currency: currency })
    .whereBetween('date', [`${month}-01`, `${month}-31`])
    .update({
      cost: transaction.raw('cost_in_billing_currency * cast(? as decimal(38, 18))', [rate]),
      effective_cost: transaction.raw('effective_cost_in_billing_currency * cast(? as decimal(38, 18))', [
        rate,
      ]),
    })
}

/**
 * Takes the rate of a month over from the bills that carry one. Where bills disagree the highest counts, whatever came
 * first. A rate that was entered stays.
 */
export async function adoptBillRate(
  transaction: Knex.Transaction,
  { month, currency, now }: { readonly month: string; readonly currency: string; readonly now: string },
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
  await convertCosts(transaction, month, currency)
}
