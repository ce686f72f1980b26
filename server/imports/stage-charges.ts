import { moneyColumns } from '../charges/charge-columns.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import type { Sql } from './formats/columns.ts'
import { amounts, carried, chargeKeys, typedRows, type RowReading } from './row-reading.ts'

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
  const isApart = reading.source.kind === 'parquet' && (await areToldApart(engine, rows))
  const charges = isApart ? 'count(*)' : 'count(distinct hash(charge_key, fault))'
  const sizes = moneyColumns.map((amount) => `coalesce(sum(abs(${amount})), 0)::double`)
  const [told] = await engine.rows(
    `select count(*) filter (is_row)::double as file_rows, count(*) filter (is_row and fault is null)::double as good_rows,
       count(*)::double as charge_rows, ${charges}::double as charges,
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

/** Columns that tell most charges apart, and take little to read. */
const telling = [
  'date',
  'sub_account_id',
  'resource_id',
  'charge_category',
  'commitment_id',
  'sku',
  'usage_type',
  'operation',
  'tags',
].join(', ')

/** Whether few columns show already that every row is a charge of its own, so that the others need not be compared. */
async function areToldApart(engine: Engine, rows: Sql): Promise<boolean> {
  const [told] = await engine.rows(
    `select count(*) = count(distinct hash(${telling})) as is_apart from ${rows}`,
  )
  return told?.['is_apart'] === true
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
