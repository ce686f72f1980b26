import { moneyColumns } from '../charges/charge-columns.ts'
import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'
import type { BillFormat, ChargeMapping } from './formats/bill-format.ts'
import {
  quoteName,
  quoteText,
  type Check,
  type Column,
  type Columns,
  type NamedValue,
  type Sql,
} from './formats/columns.ts'

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
  service_name: (value) => `coalesce(left(${value}, 400), 'Unnamed service')`,
  // A resource path names the account in its last part.
  billing_account_id: (value) =>
    `coalesce(case when contains(${value}, '/') then regexp_extract(${value}, '[^/]+$') else ${value} end, sub_account_id, '')`,
  charge_category: (value) => `coalesce(${value}, 'Usage')`,
  billing_currency: (value) => `upper(trim(${value}))`,
  effective_cost: (value) => `coalesce(${value}, billed_cost)`,
}

const withDefault = (field: string): Sql => defaults[field]?.(field) ?? field

/** The columns of a row as its charge has them, before any are added up. */
const carried = [
  'charge_description',
  'started_at',
  'usd_rate',
  'delivered_at',
  'is_final',
  'is_row',
] as const

/** SQL for the rows of a source as charges, each with the number of its fault and a hash of all that tells it apart. */
function typedRows(reading: RowReading): Sql {
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
const chargeKeys = ['date', ...textKeys, 'dataset']

/** When the first and the last row of a charge began, which tells hours of a day apart. */
const instants = {
  told: ['min(started_at)', 'max(started_at)'],
  single: ['started_at', 'started_at'],
  none: ['null::timestamp', 'null::timestamp'],
} as const

type Carried = Readonly<Record<(typeof carried)[number], Sql>>

/** Rows that are charges of their own, and rows that are added up to one for a day. */
const ofOne: Carried = {
  charge_description: 'charge_description',
  started_at: 'started_at',
  usd_rate: 'try_cast(usd_rate as double)',
  delivered_at: 'delivered_at',
  is_final: 'is_final',
  is_row: 'is_row::bigint',
}
const ofSeveral: Carried = {
  charge_description: 'min(charge_description)',
  started_at: 'min(started_at)',
  usd_rate: 'max(try_cast(usd_rate as double))',
  delivered_at: 'max(delivered_at)',
  is_final: 'bool_and(is_final)',
  is_row: 'count(*) filter (where is_row)',
}

/** SQL for a source's part of `staged`. */
function stagedPart(rows: Sql, { place, isAlone }: RowReading, isAddedUp: boolean, condition = 'true'): Sql {
  const of = isAddedUp ? ofSeveral : ofOne
  const [first, last] = isAlone ? instants.none : isAddedUp ? instants.told : instants.single
  const sums = amounts.map((amount) => (isAddedUp ? `sum(${amount}) as ${amount}` : amount))
  return `select fault, ${chargeKeys.join(', ')}, charge_key, ${sums.join(', ')}, ${place} as source,
      ${first} as first_instant, ${last} as last_instant, ${of.charge_description}::varchar as charge_description,
      ${of.usd_rate} as usd_rate, ${of.delivered_at}::varchar as delivered_at, ${of.is_final} as is_final,
      ${of.is_row} as row_count
    from ${rows} where ${condition}${isAddedUp ? ' group by all' : ''}`
}

/** So many charges are added up at a time, which bounds the memory that it takes. */
const chargesPerStep = 150_000

/** What is in a source. */
export type Staged = {
  /** The SQL of its part of `staged`. */
  readonly part: Sql
  /** How many rows of its file that is, and how many of them are good. */
  readonly rows: number
  readonly good: number
  readonly hasFaults: boolean
  /** What its amounts come to without their signs, the greatest of them. */
  readonly magnitude: number
}

/**
 * Reads a source once and adds up its rows to days, on disk: memory never depends on how many charges there are. Where
 * every row is a charge of its own, a Parquet file stays where it is and is read in place.
 */
export async function stageSource(engine: Engine, reading: RowReading): Promise<Staged> {
  const rows = await rowsToStage(engine, reading)
  const sizes = moneyColumns.map((amount) => `coalesce(sum(abs(${amount})), 0)::double`)
  const [told] = await engine.rows(
    `select count(*) filter (is_row)::double as file_rows, count(*) filter (is_row and fault is null)::double as good_rows,
       count(*)::double as charge_rows, count(distinct hash(charge_key, fault))::double as charges,
       count(fault)::double as faults, greatest(${sizes.join(', ')}) as magnitude from ${rows}`,
  )
  const count = (name: string) => Number(told?.[name] ?? 0)
  const staged = {
    rows: count('file_rows'),
    good: count('good_rows'),
    hasFaults: count('faults') > 0,
    magnitude: count('magnitude'),
  }
  const judged = staged.hasFaults ? rows : `(select * replace (null::utinyint as fault) from ${rows})`
  if (count('charges') === count('charge_rows'))
    return { ...staged, part: stagedPart(judged, reading, false) }
  const parts = await addUpInSteps(engine, `charges-${reading.place}`, count('charges'), (step) =>
    stagedPart(judged, reading, true, step),
  )
  return { ...staged, part: `select * from ${parts}` }
}

/** Texts are parsed once; a Parquet file is as good as what would be made of it. */
async function rowsToStage(engine: Engine, reading: RowReading): Promise<Sql> {
  const rows = typedRows(reading)
  if (reading.source.kind === 'parquet') return `(${rows})`
  const path = quoteText(engine.scratch(`rows-${reading.place}.parquet`))
  await engine.run(`copy (${rows}) to ${path} ${scratchOptions}`)
  return `read_parquet(${path})`
}

/** Groups of this size are made fastest and take the least memory. */
const scratchOptions = '(format parquet, compression snappy, row_group_size 40960)'

/**
 * Adds up charges part by part, each of which holds all rows of its charges.
 *
 * @param partOf the SQL of a part, given its condition.
 * @returns the SQL that reads what came of it.
 */
export async function addUpInSteps(
  engine: Engine,
  name: string,
  charges: number,
  partOf: (condition: Sql) => Sql,
): Promise<Sql> {
  const steps = Math.max(1, Math.ceil(charges / chargesPerStep))
  const paths: Sql[] = []
  for (let step = 0; step < steps; step += 1) {
    const path = quoteText(engine.scratch(`${name}-${step}.parquet`))
    await engine.run(`copy (${partOf(`charge_key % ${steps} = ${step}`)}) to ${path} ${scratchOptions}`)
    paths.push(path)
  }
  return `read_parquet([${paths.join(', ')}])`
}

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

/** Makes `staged` of the parts that were read of each source. */
export async function stageParts(engine: Engine, parts: readonly Sql[]): Promise<void> {
  await engine.run(`create or replace view staged_parts as ${parts.join(' union all ')}`)
  await leaveOutStaged(engine, [])
}

/** Makes a `staged` without any charge. */
export async function stageNothing(engine: Engine, reading: RowReading): Promise<void> {
  await stageParts(engine, [`from (${stagedPart(`(${typedRows(reading)})`, reading, false)}) limit 0`])
}

/** Makes `staged` what was read, without the charges that any of the conditions is about. */
export async function leaveOutStaged(engine: Engine, conditions: readonly Sql[]): Promise<void> {
  const left = ['true', ...conditions.map((condition) => `not coalesce(${condition}, false)`)]
  await engine.run(`create or replace view staged as select * from staged_parts where ${left.join(' and ')}`)
}
