import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'
import type { BillFormat, ChargeMapping } from './formats/bill-format.ts'
import {
  quoteName,
  quoteText,
  type Check,
  type Columns,
  type NamedValue,
  type Sql,
} from './formats/columns.ts'

/** What one row of a bill becomes: SQL for its charge and for the first reason not to take it. */
export type RowReading = {
  readonly source: BillSource
  /** Its place among the files of the delivery. */
  readonly place: number
  readonly format: BillFormat
  readonly mapping: ChargeMapping
  readonly checks: readonly Check[]
  readonly values: readonly NamedValue[]
  readonly leavesOut: Sql
  /** Texts of dates, where their notation is decided once for the delivery. */
  readonly dateTexts: readonly Sql[]
}

/** Prepares how the rows of a source are read. */
export function readingOf(
  source: BillSource,
  place: number,
  format: BillFormat,
  columns: Columns,
): RowReading {
  const mapping = format.map(columns)
  return {
    source,
    place,
    format,
    mapping,
    checks: columns.checks,
    values: columns.values,
    leavesOut: format.leavesOut?.(columns) ?? 'false',
    dateTexts: format.dateTexts?.(columns) ?? [],
  }
}

/** Texts that tell charges apart; charges that agree in all of them are added up to one for a day. */
export const textKeys = [
  'billing_period',
  'provider_name',
  'service_name',
  'service_category',
  'billing_account_id',
  'billing_account_name',
  'sub_account_id',
  'sub_account_name',
  'region',
  'resource_id',
  'resource_name',
  'charge_category',
  'charge_class',
  'commitment_id',
  'commitment_status',
  'sku',
  'usage_unit',
  'tags',
  'billing_currency',
] as const satisfies readonly (keyof ChargeMapping)[]

export const amounts = [
  'billed_cost',
  'effective_cost',
  'list_cost',
  'contracted_cost',
  'usage_quantity',
] as const

/** SQL for the number of the first check that a row fails, or null for a good row. */
export function faultSql(checks: readonly Check[]): Sql {
  const cases = checks.map((check, index) => `when ${check.fails} then ${index + 1}`)
  return cases.length === 0 ? 'null::utinyint' : `(case ${cases.join(' ')} end)::utinyint`
}

const defaults: Readonly<Record<string, (value: Sql) => Sql>> = {
  billing_period: (value) => `coalesce(${value}, strftime(date, '%Y-%m'))`,
  service_name: (value) => `coalesce(left(${value}, 400), 'Unnamed service')`,
  // A resource path names the account in its last part.
  billing_account_id: (value) => `coalesce(regexp_extract(${value}, '[^/]+$'), sub_account_id, '')`,
  charge_category: (value) => `coalesce(${value}, 'Usage')`,
  billing_currency: (value) => `upper(trim(${value}))`,
  effective_cost: (value) => `coalesce(${value}, billed_cost)`,
}

const withDefault = (field: string): Sql => defaults[field]?.(field) ?? field

/** Adds up a source's rows to days in one pass and appends them to `staged`. */
export async function stageSource(engine: Engine, reading: RowReading): Promise<void> {
  await engine.run(`insert into staged ${stagingSql(reading)}`)
}

/** The query behind a source's part of `staged`. */
export function stagingSql(reading: RowReading): Sql {
  const { source, place, format, mapping, checks, leavesOut } = reading
  const raw: Readonly<Record<string, Sql>> = { ...mapping }
  const fields = ['date', ...textKeys, ...amounts].map((field) => `${raw[field]} as ${quoteName(field)}`)
  const extras = [
    `${mapping.started_at ?? `${mapping.date}::timestamp`} as started_at`,
    `${mapping.usd_rate ?? 'null'} as usd_rate`,
    `${deliveredAt(source.file, mapping)} as delivered_at`,
    `${mapping.invoice_id === undefined ? 'false' : `${mapping.invoice_id} is not null`} as is_final`,
    `${faultSql(checks)} as fault`,
  ]
  const keys = textKeys.map((key) => `${withDefault(key)} as ${quoteName(key)}`)
  const sums = amounts.map((amount) => `sum(${withDefault(amount)}) as ${quoteName(amount)}`)
  return `select fault, date, ${keys.join(', ')}, ${quoteText(format.dataset)} as dataset, ${sums.join(', ')},
      ${place} as source, min(started_at) as first_instant, max(started_at) as last_instant,
      max(try_cast(usd_rate as double)) as usd_rate, max(delivered_at) as delivered_at,
      bool_and(is_final) as is_final, count(*) as row_count
    from (select ${[...fields, ...extras].join(', ')} from ${parsedRows(reading)} where not coalesce(${leavesOut}, false))
    group by all`
}

function deliveredAt({ deliveredAt: stated }: BillSource['file'], mapping: ChargeMapping): Sql {
  return stated === undefined ? (mapping.delivered_at ?? 'null') : quoteText(stated)
}

/** SQL for the rows of a source with the values that are worked out once for each. */
export function parsedRows({ source, values }: RowReading, inOrder = false): Sql {
  const parsed = values.map(({ name, sql }) => `, ${sql} as ${name}`).join('')
  return `(select *${parsed} from ${source.read(inOrder)})`
}

/** Makes the empty table that sources are added up into. */
export async function createStaged(engine: Engine, reading: RowReading): Promise<void> {
  await engine.run(`create or replace table staged as from (${stagingSql(reading)}) limit 0`)
}
