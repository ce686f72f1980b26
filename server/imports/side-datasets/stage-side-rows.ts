import { unreadable } from '../bill-file.ts'
import type { BillSource } from '../bill-source.ts'
import type { Engine } from '../engine.ts'
import { quoteName } from '../../charges/quote.ts'
import { createColumns, type Columns, type Sql } from '../formats/columns.ts'
import { readCarefully } from '../read-carefully.ts'
import { noteOnShortRows, shortRows } from '../short-rows.ts'
import { faultSql, parsedRows, type CheckedRows } from '../row-reading.ts'
import { counted, type SideDataset, type SideMapping } from './side-dataset.ts'
import { unkeptColumns } from './unkept-columns.ts'

/** How the rows of one file of a side dataset are read. */
export type SideReading = CheckedRows & {
  readonly dataset: SideDataset
  readonly fields: SideMapping['fields']
}

/** What side datasets brought; the rows stand in the engine's tables `kept_...`. */
export type SideRows = {
  /** By dataset: its good rows, and what was taken of them, a sentence. */
  readonly taken: ReadonlyMap<SideDataset, { readonly rows: number; readonly summary: string }>
  readonly rowsRead: number
  readonly rowsKept: number
  /** What else the reader should know. */
  readonly notes: readonly string[]
}

/**
 * Prepares how the rows of a side dataset are read.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT where a column is missing without which no row says anything.
 */
export function sideReadingOf(source: BillSource, dataset: SideDataset, columns: Columns): SideReading {
  const missing = dataset.needs.filter((name) => !columns.has(name))
  if (missing.length > 0) {
    throw unreadable(source.file.name, `is the ${dataset.title} dataset, but lacks ${missing.join(', ')}`)
  }
  const { fields, checks } = dataset.map(columns)
  return { source, dataset, fields, checks, values: columns.values, leavesOut: 'false' }
}

/** The engine's table with all rows of a side dataset, good and bad. */
export const stagedTable = ({ name }: SideDataset): Sql => `side_${name}`

/** The engine's table with what is kept of a side dataset. */
export const keptTable = ({ name }: SideDataset): Sql => `kept_${name}`

/** Reads the rows of side datasets and works out what is kept of them. */
export async function stageSideRows(engine: Engine, readings: readonly SideReading[]): Promise<SideRows> {
  const datasets = [...new Set(readings.map(({ dataset }) => dataset))]
  const notes: string[] = []
  for (const [index, reading] of readings.entries()) {
    const table = stagedTable(reading.dataset)
    const rows = stagingSql(reading, index)
    await engine.run(`create table if not exists ${table} as from (${rows}) limit 0`)
    const stage = () =>
      readCarefully(reading.source, () => engine.run(`insert into ${table} ${stagingSql(reading, index)}`))
    await stage()
    for (const { source, rows: short } of await shortRows(engine, [reading])) {
      source.padded = true
      await engine.run(`delete from ${table} where file = ${index}`)
      await stage()
      notes.push(noteOnShortRows(source.file.name, short))
    }
  }
  const sums = { rowsRead: 0, rowsKept: 0 }
  const taken = new Map<SideDataset, { rows: number; summary: string }>()
  for (const dataset of datasets) {
    const { total, good, once, sentence } = await keep(engine, dataset)
    sums.rowsRead += total
    sums.rowsKept += good
    taken.set(dataset, { rows: good, summary: sentence })
    if (good > once) {
      const repeated = counted(good - once, 'row')
      notes.push(`Left out, since they repeat other rows of ${dataset.title}: ${repeated}.`)
    }
  }
  return { taken, ...sums, notes: [...notes, ...unkeptColumns(readings)] }
}

/** More than any file has, so that lines of several are told apart. */
const mostRows = 1_000_000_000_000

function stagingSql(reading: SideReading, file: number): Sql {
  const fields = Object.entries(reading.fields).map(
    ([name, sql]) => `(${sql})::varchar as ${quoteName(name)}`,
  )
  const line = `${file}::bigint * ${mostRows} + row_number() over ()`
  return `select ${file} as file, ${line} as line, hash(bill_row) as content,
      ${faultSql(reading.checks)} as fault, ${fields.join(', ')} from ${parsedRows(reading)} as bill_row`
}

type Kept = {
  readonly total: number
  readonly good: number
  readonly once: number
  readonly sentence: string
}

async function keep(engine: Engine, dataset: SideDataset): Promise<Kept> {
  const staged = stagedTable(dataset)
  // Few columns at a time: whole rows in a window would need far more memory than an import may take.
  await engine.run(
    `create or replace table newest_files as
     select hash(${dataset.identity}) as thing, arg_max(file, (coalesce(${dataset.updated}, ''), file)) as newest
     from ${staged} where fault is null group by thing`,
  )
  await engine.run(
    `create or replace table good_lines as
     select min(line) as line from (
       select line, file, content, case when not (${dataset.identified}) then line end as alone
       from ${staged} join newest_files on thing = hash(${dataset.identity}) and newest = file
       where fault is null)
     group by file, content, alone`,
  )
  await engine.run(
    `create or replace view good_rows as select * from ${staged} where line in (select line from good_lines)`,
  )
  await engine.run(`create or replace table ${keptTable(dataset)} as ${dataset.kept('good_rows')}`)
  const [rows] = await engine.rows(
    `select count(*)::integer as total, count(*) filter (where fault is null)::integer as good,
       (select count(*) from good_lines)::integer as once from ${staged}`,
  )
  const [counts] = await engine.rows(dataset.counts(keptTable(dataset)))
  const numbers = Object.entries(counts ?? {}).map(([name, value]) => [name, Number(value)] as const)
  return {
    total: Number(rows?.['total'] ?? 0),
    good: Number(rows?.['good'] ?? 0),
    once: Number(rows?.['once'] ?? 0),
    sentence: dataset.words(Object.fromEntries(numbers)),
  }
}

/** The side dataset that a source holds, ready to be read, or null. */
export function recogniseSide(
  source: BillSource,
  find: (columns: Columns) => SideDataset | undefined,
): SideReading | null {
  const columns = createColumns(source.columns)
  const dataset = find(columns)
  return dataset === undefined ? null : sideReadingOf(source, dataset, columns)
}
