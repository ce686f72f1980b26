import type { Knex } from 'knex'
import { monthDay } from '../database/dialect.ts'

/** SQL of a sum that is null where any of its parts is not known. */
export const wholeSum = (column: string) => `case when count(${column}) = count(*) then sum(${column}) end`

type Amounts = Readonly<Record<'currency' | 'billed' | 'effective' | 'quantity' | 'records', string>> & {
  readonly list?: string
  readonly contracted?: string
}

/**
 * Adds up the rows of a query by some columns, in each currency and month.
 *
 * @param columns the SQL of each column, which is trusted; that of `date` tells the month.
 * @param amounts the SQL of the currency and of the sums.
 */
export function addUp<Column extends string>(
  database: Knex,
  query: Knex.QueryBuilder,
  columns: Readonly<Record<Column | 'date', string>>,
  by: readonly (Column | 'date')[],
  amounts: Amounts,
): void {
  const month = by.includes('date') ? columns.date : monthDay(database, columns.date)
  for (const name of by) query.select(database.raw(`${columns[name]} as ${name}`))
  query.select(
    ...[
      `${month} as month`,
      `${amounts.currency} as billing_currency`,
      `${amounts.billed} as cost_in_billing_currency`,
      `${amounts.effective} as effective_cost_in_billing_currency`,
      `${amounts.quantity} as quantity`,
      `${amounts.records} as records`,
      ...(amounts.list === undefined ? [] : [`${amounts.list} as list_in_billing_currency`]),
      ...(amounts.contracted === undefined
        ? []
        : [`${amounts.contracted} as contracted_in_billing_currency`]),
    ].map((sql) => database.raw(sql)),
  )
  const places = Array.from({ length: by.length + 2 }, (_, place) => place + 1)
  query.groupByRaw(places.join(', '))
}
