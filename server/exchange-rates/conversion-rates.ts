import type { Knex } from 'knex'
import type { DayRange } from '../../shared/period.ts'
import type { ConversionRateRow } from '../database/bill-tables.ts'
import { createMemory } from '../analysis/create-memory.ts'
import { isPostgres } from '../database/dialect.ts'
import { conversionOf, type Conversion, type CurrencyMonth } from './conversion-of.ts'
import { converted } from './converted.ts'
import { reportingCurrency } from './reporting-currency.ts'

const monthsKept = createMemory<readonly ConversionRateRow[]>()
const conversionsKept = createMemory<ReturnType<typeof conversionOf>>()

/**
 * Makes sure that there is a conversion for every month and currency that costs are about to be written in.
 *
 * @param transaction that of the costs.
 */
export async function ensureConversions(
  transaction: Knex.Transaction,
  months: readonly CurrencyMonth[],
): Promise<void> {
  await lockConversions(transaction)
  const convert = await conversions(transaction)
  for (const { month, currency } of months) {
    await transaction('conversion_rates')
      .insert({ month, currency, ...convert({ month, currency }) })
      .onConflict(['currency', 'month'])
      .ignore()
  }
}

/**
 * Makes the conversions and the amounts of all costs agree with the exchange rates and the reporting currency.
 *
 * @param transaction that of the change to either.
 */
export async function refreshConversions(transaction: Knex.Transaction): Promise<void> {
  await lockConversions(transaction)
  const convert = await conversions(transaction)
  for (const row of await transaction('conversion_rates').select('*')) {
    const fresh = convert(row)
    if (isSame(row, fresh)) continue
    const { month, currency } = row
    await transaction('conversion_rates').where({ month, currency }).update(fresh)
    if (row.rate !== fresh.rate) await convertCosts(transaction, row)
  }
}

/** How the months of a range are converted, for every currency that there are costs in. */
export async function conversionsWithin(
  database: Knex,
  { start_date, end_date }: DayRange,
): Promise<ConversionRateRow[]> {
  const [first, last] = [start_date.slice(0, 7), end_date.slice(0, 7)]
  const all = await monthsKept({ database }, '', async () => database('conversion_rates').select('*'))
  return all.filter(({ month }) => month >= first && month <= last)
}

/** The function that converts any month and currency, from the rates as they are now. */
export function conversions(database: Knex): Promise<ReturnType<typeof conversionOf>> {
  return conversionsKept({ database }, '', async () => {
    const rates = await database('exchange_rates').select('month', 'currency', 'rate')
    return conversionOf(rates, await reportingCurrency(database))
  })
}

/**
 * Converts costs of a month and currency anew.
 *
 * @param scope only one row, or only those of a source.
 */
export async function convertCosts(
  transaction: Knex.Transaction,
  { month, currency }: CurrencyMonth,
  scope: { readonly id?: number; readonly source_id?: number } = {},
): Promise<void> {
  const rate = '(select k.rate from conversion_rates k where k.month = ? and k.currency = ?)'
  const amount = (column: string) => transaction.raw(converted(column, rate), [month, currency])
  await transaction('cloud_costs')
    .where({ billing_currency: currency, ...scope })
    .whereBetween('date', [`${month}-01`, `${month}-31`])
    .update({
      cost: amount('cost_in_billing_currency'),
      effective_cost: amount('effective_cost_in_billing_currency'),
    })
}

/** PostgreSQL writes side by side: no costs may be written at a rate that is being changed. */
async function lockConversions(transaction: Knex.Transaction): Promise<void> {
  if (isPostgres(transaction))
    await transaction.raw(`select pg_advisory_xact_lock(hashtext('conversion_rates'))`)
}

function isSame(row: ConversionRateRow, fresh: Conversion): boolean {
  return (
    row.rate === fresh.rate &&
    row.rate_month === fresh.rate_month &&
    row.is_provisional === fresh.is_provisional
  )
}
