import type { Knex } from 'knex'
import type { Granularity } from '../../shared/period.ts'
import type { Database } from './connect.ts'

/** Whether the database is PostgreSQL; it is SQLite, or the engine of the charges, otherwise. */
export function isPostgres(database: Database): boolean {
  return database.client.dialect === 'postgresql'
}

/** What a Knex client over the engine of the charges calls its dialect. */
export const engineDialect = 'engine'

function isEngine(database: Database): boolean {
  return database.client.dialect === engineDialect
}

/**
 * SQL that turns a day column into the label of its period; equal to `periodLabel` of the shared date rules.
 *
 * @param column a trusted column name that holds `YYYY-MM-DD`.
 */
export function periodExpression(database: Database, column: string, granularity: Granularity): Knex.Raw {
  if (granularity === 'daily') return database.raw('??', [column])
  if (granularity === 'monthly') return database.raw('substr(??, 1, 7)', [column])
  if (isEngine(database)) return database.raw(`strftime(??::date, '%G-W%V')`, [column])
  return isPostgres(database)
    ? database.raw(`to_char(??::date, 'IYYY"-W"IW')`, [column])
    : database.raw(`strftime('%G-W%V', ??)`, [column])
}

/**
 * SQL for a day that tells the month of a day; its text begins with `YYYY-MM`. Of PostgreSQL and the engine of the
 * charges, which takes seven times as long for the first day of a month as for the last.
 *
 * @param day the SQL of a date, which is trusted.
 */
export function monthDay(database: Database, day: string): string {
  return isEngine(database) ? `last_day(${day})` : `date_trunc('month', ${day})`
}

/**
 * SQL for the text under a key of a JSON object, null where it has none; of PostgreSQL and the engine of the charges.
 *
 * @param column the SQL of a text, which is trusted.
 * @param key any text, also one with dots or quotes.
 */
export function jsonText(database: Database, column: string, key: string): Knex.Raw {
  if (!isEngine(database)) return database.raw(`(cast(${column} as json) ->> ?::text)`, [key])
  const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return database.raw(`json_extract_string(${column}, ?)`, [pointer])
}

/**
 * SQL for the keys of a JSON object as a table with the column `key`, to be joined laterally; of PostgreSQL and the
 * engine of the charges.
 */
export function jsonKeys(database: Database, column: string): Knex.Raw {
  return isEngine(database)
    ? database.raw(`(select unnest(json_keys(${column})) as key)`)
    : database.raw(`(select json_object_keys(cast(${column} as json)) as key)`)
}

/** SQL for exact sums on both engines: PostgreSQL adds up numeric columns exactly, SQLite compensates its sums. */
export function sumExpression(database: Database, column: string): Knex.Raw<number> {
  return database.raw('coalesce(sum(??), 0)', [column])
}

/** How many rows one insert may carry: SQLite takes at most 500 terms in the compound SELECT that Knex makes of them. */
export const rowsPerInsert = 500

/**
 * SQL for the instant of the database's clock, in milliseconds since 1970: one clock for all processes, whatever those
 * of their machines say, and not the start of a transaction.
 */
export function databaseInstant(database: Database): Knex.Raw<number> {
  return isPostgres(database)
    ? database.raw('cast(extract(epoch from clock_timestamp()) * 1000 as bigint)')
    : database.raw(`cast(unixepoch('subsec') * 1000 as integer)`)
}
