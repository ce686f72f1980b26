import type { Knex } from 'knex'

/**
 * The SQL of an amount in the reporting currency; null where no rate is known.
 *
 * @param amount the SQL of the amount in its own currency.
 * @param rate the SQL of the rate, that of the conversion which `joinConversion` joins.
 */
export function converted(amount: string, rate = 'k.rate'): string {
  return `(${amount}) * ${rate}`
}

/**
 * Joins the conversion of every row as `k`.
 *
 * @param row the alias of a table that has `billing_currency`.
 * @param month the SQL of the row's month.
 */
export function joinConversion(
  database: Knex,
  query: Knex.QueryBuilder,
  row: string,
  month = `substr(${row}.date, 1, 7)`,
): void {
  query.leftJoin({ k: 'conversion_rates' }, (join) =>
    join.on('k.currency', `${row}.billing_currency`).andOn('k.month', '=', database.raw(month)),
  )
}
