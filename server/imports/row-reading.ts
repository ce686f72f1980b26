import type { BillSource } from './bill-source.ts'
import type { BillFormat, ChargeMapping } from './formats/bill-format.ts'
import { quoteName, quoteText } from '../charges/quote.ts'
import type { Check, Column, Columns, NamedValue, Sql } from './formats/columns.ts'

/** What one row of a bill becomes: SQL for its charge and for the first reason not to take it. */
export type RowReading = {
  readonly source: BillSource
  /** Its place among the files of the delivery. */
  readonly place: number
  /** Whether no other file came with it, whose charges it could repeat. */
  readonly isAlone: boolean
  readonly format: BillFormat
  readonly mapping: ChargeMapping
  readonly checks: readonly Check[]
  readonly values: readonly NamedValue[]
  readonly leavesOut: Sql
  /** Texts of dates, where their notation is decided once for the delivery. */
  readonly dateTexts: readonly Sql[]
  /** The columns that the format has asked for. */
  readonly used: ReadonlySet<Column>
}

/** What it takes to look at rows and say what is wrong with them. */
export type CheckedRows = Pick<RowReading, 'source' | 'checks' | 'values' | 'leavesOut'>

/** Prepares how the rows of a source are read. */
export function readingOf(
  source: BillSource,
  { place, isAlone }: Pick<RowReading, 'place' | 'isAlone'>,
  format: BillFormat,
  columns: Columns,
): RowReading {
  const mapping = format.map(columns)
  return {
    source,
    place,
    isAlone,
    format,
    mapping,
    checks: columns.checks,
    values: columns.values,
    used: columns.used,
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
  'commitment_type',
  'discount_type',
  'pricing_category',
  'charge_frequency',
  'sku',
  'usage_type',
  'operation',
  'service_subcategory',
  'service_part',
  'invoice_id',
  'details',
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
  // Counting bytes is quick, and no text has more characters than bytes.
  service_name: (value) =>
    `case when strlen(${value}) > 400 then left(${value}, 400) else coalesce(${value}, 'Unnamed service') end`,
  // A resource path names the account in its last part.
  billing_account_id: (value) =>
    `coalesce(case when contains(${value}, '/') then regexp_extract(${value}, '[^/]+$') else ${value} end, sub_account_id, '')`,
  charge_category: (value) => `coalesce(${value}, 'Usage')`,
  billing_currency: (value) => `upper(trim(${value}))`,
  effective_cost: (value) => `coalesce(${value}, billed_cost)`,
}

const withDefault = (field: string): Sql => defaults[field]?.(field) ?? field

/** The columns of a row as its charge has them, before any are added up. */
export const carried = [
  'charge_description',
  'started_at',
  'usd_rate',
  'delivered_at',
  'is_final',
  'is_row',
] as const

/** SQL for the rows of a source as charges, each with the number of its fault and a hash of all that tells it apart. */
export function typedRows(reading: RowReading): Sql {
  const { source, format, mapping, checks, leavesOut } = reading
  const raw: Readonly<Record<string, Sql>> = { ...mapping }
  // What a format never has need not be told apart; the account takes the place of its billing account.
  const known = textKeys.filter((key) => key === 'sub_account_id' || (raw[key] ?? 'null') !== 'null')
  const fields = ['date', ...known, ...amounts, 'charge_description'].map(
    (field) => `${raw[field]} as ${quoteName(field)}`,
  )
  const extras = [
    `${mapping.started_at ?? `${mapping.date}::timestamp`} as started_at`,
    `${mapping.usd_rate ?? 'null'} as usd_rate`,
    `${deliveredAt(source.file, mapping)} as delivered_at`,
    `${mapping.invoice_id === undefined ? 'false' : `${mapping.invoice_id} is not null`} as is_final`,
    `${faultSql(checks)} as fault`,
    `${mapping.credits === undefined ? 'true' : 'credit is null'} as is_row`,
  ]
  const keys = textKeys.map((key) => {
    const value = known.includes(key) ? quoteName(key) : 'null'
    return `(${defaults[key]?.(value) ?? value})::varchar as ${quoteName(key)}`
  })
  const values = amounts.map((amount) => `${withDefault(amount)} as ${quoteName(amount)}`)
  const dataset = quoteText(format.dataset)
  return `select *, hash(${chargeKeys.join(', ')}) as charge_key from (
    select fault, date, ${keys.join(', ')}, ${dataset} as dataset, ${values.join(', ')}, ${carried.join(', ')}
    from (select ${[...fields, ...extras].join(', ')} from ${chargesOf(reading)} where not coalesce(${leavesOut}, false)))`
}

/** What makes two rows one charge. */
export const chargeKeys = ['date', ...textKeys, 'dataset']

/** SQL for the charges of a source: its rows, and the credits within them, in `credit`, which is null for the row itself. */
function chargesOf(reading: RowReading): Sql {
  const { credits } = reading.mapping
  const rows = parsedRows(reading)
  return credits === undefined
    ? rows
    : `(select *, unnest(list_prepend(null, ${credits})) as credit from ${rows})`
}

function deliveredAt({ deliveredAt: stated }: BillSource['file'], mapping: ChargeMapping): Sql {
  return stated === undefined ? (mapping.delivered_at ?? 'null') : quoteText(stated)
}

/** SQL for the rows of a source with the values that are worked out once for each. */
export function parsedRows({ source, values }: Pick<CheckedRows, 'source' | 'values'>, inOrder = false): Sql {
  const parsed = values.map(({ name, sql }) => `, ${sql} as ${name}`).join('')
  return `(select *${parsed} from ${source.read(inOrder)})`
}
