import { keyOf, type Check, type Columns, type Sql } from '../formats/columns.ts'

export const sideDatasetNames = ['invoice_detail', 'billing_period', 'contract_commitment'] as const
export type SideDatasetName = (typeof sideDatasetNames)[number]

/** What a row of a side dataset becomes: text columns as SQL, and the first reason not to take it. */
export type SideMapping = {
  readonly fields: Readonly<Record<string, Sql>>
  readonly checks: readonly Check[]
}

/** A FOCUS dataset that stands beside the charges and holds none: how to know it, and what is kept of it. */
export type SideDataset = {
  readonly name: SideDatasetName
  /** Its name for people. */
  readonly title: string
  /** The table of the database that keeps it. */
  readonly table: 'invoices' | 'billing_periods' | 'contract_commitments'
  recognises(columns: Columns): boolean
  /** The columns, as FOCUS spells them, without which no row says anything. */
  readonly needs: readonly string[]
  /** All columns, as FOCUS spells them, that are kept. */
  readonly keeps: readonly string[]
  map(columns: Columns): SideMapping
  /** What tells its rows apart: of several files of a delivery that hold the same, the newest one counts. */
  readonly identity: Sql
  /** Whether a row says which one it is, so that the very same row again is no other one. */
  readonly identified: Sql
  /** The field that says when the provider wrote the row last. */
  readonly updated: string
  /** The query over the good rows that yields the columns of the table. */
  kept(rows: Sql): Sql
  /** Columns of the table that hold amounts, added up where they hold several with blanks between. */
  readonly amounts: readonly string[]
  /** The query over what is kept that yields the numbers in `words`. */
  counts(kept: Sql): Sql
  /** What was taken, a sentence. */
  words(counts: Readonly<Record<string, number>>): string
}

/** A column of a bill by the spelling of its own header. */
export function spelling(columns: Columns, name: string): string {
  return columns.all.find((column) => keyOf(column.name) === keyOf(name))?.name ?? name
}

/** A condition on a column's text under which its row is not taken. */
export function check(columns: Columns, name: string, fails: (text: Sql) => Sql, reason: string): Check {
  const value = columns.text(name)
  return { column: spelling(columns, name), value, fails: fails(value), reason }
}

/** A check that something stands there. */
export function present(columns: Columns, name: string): Check {
  return check(columns, name, (text) => `${text} is null`, 'It is empty.')
}

/** An exact amount as text, also beyond the room of the engine's decimals. */
export function amountOf(text: Sql): Sql {
  return `coalesce(money(${text}, null)::varchar, case when regexp_full_match(${text}, '-?\\d{13,24}(\\.\\d{1,20})?') then ${text} end)`
}

/** A check that an amount, where there is one, is a number. */
export function isAmount(columns: Columns, name: string): Check {
  const fails = (text: Sql) => `${text} is not null and ${amountOf(text)} is null`
  return check(columns, name, fails, 'It is not a number.')
}

/** An instant in UTC, `2026-10-01T00:00:00Z`; null where the text is none. */
export function instantOf(text: Sql): Sql {
  return `strftime(instant(${text}), '%Y-%m-%dT%H:%M:%SZ')`
}

/** A check that an instant, where there is one, can be read. */
export function isInstant(columns: Columns, name: string): Check {
  const fails = (text: Sql) => `${text} is not null and instant(${text}) is null`
  return check(columns, name, fails, 'It is not a date.')
}

/** A check that an instant lies where billing periods do. */
export function isBillingPeriod(columns: Columns, name: string): Check {
  const fails = (text: Sql) => `coalesce(year(instant(${text})) not between 2000 and 2100, true)`
  return check(columns, name, fails, 'It is not the date of a billing period.')
}

/** A count with its noun: `1 invoice`, `12 invoices`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
