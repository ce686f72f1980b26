import { moneyColumns } from '../charges/charge-columns.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import type { Sql } from './formats/columns.ts'
import { typedRows, type RowReading } from './row-reading.ts'
import { stagedPart } from './staged-part.ts'

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
  const { all, apart } = await rowsToldApart(engine, reading, rows)
  if (apart <= all / 2) {
    const parts = await addUp(engine, reading, rows, apart)
    return { ...(await judge(engine, parts, 'row_count', 'null')), part: `select * from ${parts}` }
  }
  const { charges, ...staged } = await judge(
    engine,
    rows,
    'is_row::integer',
    apart === all ? 'count(*)' : 'count(distinct hash(charge_key, fault))',
  )
  const judged = staged.hasFaults ? rows : `(select * replace (null::utinyint as fault) from ${rows})`
  if (charges === all) return { ...staged, part: stagedPart(judged, reading, false) }
  return { ...staged, part: `select * from ${await addUp(engine, reading, judged, charges)}` }
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
  'region',
  'details',
  'tags',
].join(', ')

/**
 * How many rows there are, and how many charges they make at least: where few columns show that every row is one of its
 * own, or that most are not, the others need not be compared. Rows whose charges are known by their hash have that.
 */
async function rowsToldApart(
  engine: Engine,
  { source }: RowReading,
  rows: Sql,
): Promise<{ readonly all: number; readonly apart: number }> {
  const mark = source.kind === 'parquet' ? `hash(${telling})` : 'hash(charge_key, fault)'
  const [told] = await engine.rows(
    `select count(*)::double as all_rows, count(distinct ${mark})::double as apart from ${rows}`,
  )
  return { all: Number(told?.['all_rows'] ?? 0), apart: Number(told?.['apart'] ?? 0) }
}

type Judged = Omit<Staged, 'part'> & { readonly charges: number }

/**
 * Counts rows or charges, and adds up what they come to.
 *
 * @param rowsOf SQL for how many rows of the file one of them is.
 * @param charges SQL for how many charges they make.
 */
async function judge(engine: Engine, rows: Sql, rowsOf: Sql, charges: Sql): Promise<Judged> {
  const sizes = moneyColumns.map((amount) => `coalesce(sum(abs(${amount})), 0)::double`)
  const [told] = await engine.rows(
    `select sum(${rowsOf})::double as file_rows, sum(${rowsOf}) filter (fault is null)::double as good_rows,
       ${charges}::double as charges, count(fault)::double as faults, greatest(${sizes.join(', ')}) as magnitude
     from ${rows}`,
  )
  const count = (name: string) => Number(told?.[name] ?? 0)
  return {
    rows: count('file_rows'),
    good: count('good_rows'),
    charges: count('charges'),
    hasFaults: count('faults') > 0,
    magnitude: count('magnitude'),
  }
}

/** @param charges about how many there are. */
function addUp(engine: Engine, reading: RowReading, rows: Sql, charges: number): Promise<Sql> {
  return addUpInSteps(engine, `charges-${reading.place}`, charges, (step) =>
    stagedPart(rows, reading, true, step),
  )
}

/** Texts are parsed once; a Parquet file is as good as what would be made of it. */
async function rowsToStage(engine: Engine, reading: RowReading): Promise<Sql> {
  const rows = typedRows(reading)
  if (reading.source.kind === 'parquet') return `(${rows})`
  const path = quoteText(engine.scratch(`rows-${reading.place}.parquet`))
  await engine.run(`copy (${rows}) to ${path} ${scratchOptions}`)
  return `read_parquet(${path})`
}

/** Larger groups take more memory than an import may have. */
const scratchOptions = '(format parquet, compression snappy, row_group_size 20480)'

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
    const condition = steps === 1 ? 'true' : `charge_key % ${steps} = ${step}`
    await engine.run(`copy (${partOf(condition)}) to ${path} ${scratchOptions}`)
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
