import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'

const editsName = 'cost_edits'

/** A text that changes whenever any cost does. */
export async function dataVersion({ database }: Pick<Context, 'database'>): Promise<string> {
  const row: Record<string, number | null> | undefined = await database('cloud_costs')
    .select(
      database.raw('max(id) as newest'),
      database.raw('count(*) as rows'),
      database.raw('sum(cost) as billed'),
      database.raw('sum(effective_cost) as effective'),
    )
    .first()
  const edits = await database('insight_state').where({ name: editsName }).first('value')
  const currency = await reportingCurrency(database)
  return JSON.stringify({ ...row, edits: edits?.value ?? '0', currency })
}

/**
 * Counts a change of a row in place, which need not change any sum: one that moves to another day or service.
 *
 * @param transaction that of the change.
 */
export async function countEdit(transaction: Knex.Transaction): Promise<void> {
  await transaction('insight_state')
    .insert({ name: editsName, value: '1' })
    .onConflict('name')
    .merge({ value: transaction.raw('cast(cast(insight_state.value as integer) + 1 as text)') })
}
