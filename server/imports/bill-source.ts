import { headOf, kindOf, textOf, unreadable } from './bill-file.ts'
import { csvLayoutOf } from './csv-layout.ts'
import type { Engine } from './engine.ts'
import { quoteName, quoteText, type Column, type Sql } from './formats/columns.ts'

/** A file that can be read in place: unpacked, and named as the user knows it. */
export type PlainFile = { readonly path: string; readonly name: string; readonly bytes: number }

/** The rows of one file, as the engine reads them. */
export type BillSource = {
  readonly file: PlainFile
  readonly kind: 'csv' | 'json' | 'parquet'
  readonly columns: readonly Column[]
  /** The table function that reads it; `slow` numbers rows in order and tells which lines it skipped. */
  read(slow?: boolean): Sql
}

/**
 * Finds out how to read a file.
 *
 * @returns null for an empty file.
 * @throws BillowError UNPROCESSABLE_CONTENT for what no engine can read.
 */
export async function sourceOf(engine: Engine, file: PlainFile): Promise<BillSource | null> {
  const head = await headOf(file.path)
  const kind = kindOf(head, file.name)
  if (kind === 'empty') return null
  if (kind === 'csv') return csvSource(file, textOf(head))
  if (kind === 'parquet') return parquetSource(engine, file)
  throw unreadable(file.name, 'cannot be read in this form')
}

function csvSource(file: PlainFile, head: string): BillSource {
  const { delimiter, names } = csvLayoutOf(head, file.name)
  const types = names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ')
  const options = [
    'auto_detect = false',
    'header = false',
    'skip = 1',
    `delim = ${quoteText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ['', 'NULL', 'null']`,
    'null_padding = true',
    `columns = {${types}}`,
    'store_rejects = true',
    'rejects_limit = 0',
  ].join(', ')
  return {
    file,
    kind: 'csv',
    columns: names.map((name) => ({ name, type: 'TEXT' })),
    read: (slow = false) =>
      `read_csv(${quoteText(file.path)}, ${options}${slow ? ', parallel = false' : ''})`,
  }
}

async function parquetSource(engine: Engine, file: PlainFile): Promise<BillSource> {
  const read = () => `read_parquet(${quoteText(file.path)}, hive_partitioning = false)`
  const described = await engine.rows(`describe select * from ${read()}`).catch((cause: unknown) => {
    throw Object.assign(unreadable(file.name, 'is a damaged or incomplete Parquet file'), { cause })
  })
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }))
  return { file, kind: 'parquet', columns, read }
}

/** The names under which the engine keeps what it could not read of CSV files. */
export const rejects = { lines: 'reject_errors', files: 'reject_scans' } as const

/** A column list that makes sources of one format, but not the same columns, fit together. */
export function selectAll(source: BillSource): Sql {
  return `select ${source.columns.map(({ name }) => quoteName(name)).join(', ')} from ${source.read()}`
}
