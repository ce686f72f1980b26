import type { Knex } from 'knex'
import type { Context } from '../../server/context.ts'
import type { ChargeRow } from '../../server/database/bill-tables.ts'

/** A query over the charges of all bills that count, wherever they are kept. */
export function chargesOf({ charges }: Pick<Context, 'charges'>): Knex.QueryBuilder<ChargeRow, ChargeRow[]> {
  const { database, counted } = charges
  return database.from<ChargeRow, ChargeRow[]>(database.raw(`${counted('charge')} as charges`))
}
