import { quoteName } from '../../charges/quote.ts'
import type { Column, Sql } from './columns.ts'

/** Text columns come with blanks already read as null; others become text here. */
export function textOf({ name, type }: Column): Sql {
  const column = quoteName(name)
  if (type === 'TEXT') return column
  if (type === 'JSON') return `nullif(${column} ->> '$', '')`
  if (type === 'VARCHAR') return `nullif(${column}, '')`
  return isNested(type) ? `to_json(${column})::varchar` : `nullif(${column}::varchar, '')`
}

/** Exact numbers need no detour over text; floating-point ones do, since their shortest text is what was meant. */
export function amountOf(column: Column, currency: Sql): Sql {
  return isNumber(column) ? `exact(${quoteName(column.name)})` : `money(${textOf(column)}, ${currency})`
}

/** Texts of Parquet files come from a dictionary, each of which the engine then reads once. */
export function instantOf(column: Column): Sql {
  if (/^(TIMESTAMP|DATE)/.test(column.type)) return `${quoteName(column.name)}::timestamp`
  return column.type === 'VARCHAR' ? `listed_instant(${textOf(column)})` : `instant(${textOf(column)})`
}

export function isNumber({ type }: Column): boolean {
  return /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT)/.test(type)
}

function isNested(type: string): boolean {
  return /^(MAP|STRUCT)|\]$/.test(type)
}

export function firstOf(values: readonly Sql[]): Sql {
  const [only, ...others] = values
  if (only === undefined) return 'null'
  return others.length === 0 ? only : `coalesce(${values.join(', ')})`
}
