import type { Knex } from 'knex'
import { baseCurrency } from '../../shared/currency.ts'
import { createMemory } from '../analysis/create-memory.ts'

const name = 'reporting_currency'

const kept = createMemory<string>()

/** The currency that every total is in: the one that was chosen, else USD. */
export function reportingCurrency(database: Knex): Promise<string> {
  return kept({ database }, name, async () => {
    const row = await database('insight_state').where({ name }).first('value')
    return row?.value ?? baseCurrency
  })
}

/** Writes down which currency was chosen; the costs are not converted by this. */
export async function storeReportingCurrency(transaction: Knex.Transaction, currency: string): Promise<void> {
  await transaction('insight_state').insert({ name, value: currency }).onConflict('name').merge()
}

/** Whether somebody has chosen a currency. */
export async function isReportingCurrencyChosen(database: Knex): Promise<boolean> {
  return (await database('insight_state').where({ name }).first('name')) !== undefined
}
