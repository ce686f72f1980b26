import { endsAsText, headOf, kindOf, textOf, unreadable } from './bill-file.ts'
import { csvLayoutOf } from './csv-layout.ts'
import type { Engine } from './engine.ts'
import { quoteName, quoteText } from '../charges/quote.ts'
import type { Column, Sql } from './formats/columns.ts'
import type { StoredFile } from './import-files.ts'
import { jsonLayoutOf } from './json-layout.ts'

/** The rows of one file, as the engine reads them. */
export type BillSource = {
  readonly file: StoredFile
  readonly kind: 'csv' | 'json' | 'parquet'
  readonly columns: readonly Column[]
  /** About how many rows it has, for a progress bar; 0 where nothing tells. */
  readonly expectedRows: number
  /** How carefully it has to be read; found out by trying. */
  mode: ReadMode
  /** Whether rows may have fewer fields than the header; found out by trying, since it is the slower way. */
  padded: boolean
  /** The table function that reads it; in the order of the rows if asked for, and then with short ones. */
  read(inOrder?: boolean): Sql
}

/** By several threads; by one, for line breaks in quotes; by one that minds no mix of line ends. */
export type ReadMode = 'parallel' | 'single' | 'lenient'

/**
 * Finds out how to read a file.
 *
 * @returns null for an empty file.
 * @throws BillowError UNPROCESSABLE_CONTENT for what no engine can read.
 */
export async function sourceOf(engine: Engine, file: StoredFile): Promise<BillSource | null> {
  const head = await headOf(file.path)
  const kind = kindOf(head, file.name)
  if (kind === 'empty') return null
  if (kind === 'csv') return csvSource(file, head, await endsAsText(file.path))
  if (kind === 'parquet') return parquetSource(engine, file)
  return jsonSource(file, head)
}

function csvSource(file: StoredFile, head: Buffer, isTextToTheEnd: boolean): BillSource {
  const { delimiter, names, titles } = csvLayoutOf(textOf(head), file.name)
  const types = names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ')
  const options = [
    'auto_detect = false',
    `compression = 'none'`,
    'header = false',
    'skip = 1',
    `delim = ${quoteText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ['', 'NULL', 'null']`,
    `columns = {${types}}`,
    'store_rejects = true',
    'rejects_limit = 0',
  ].join(', ')
  const extra: Readonly<Record<ReadMode, Sql>> = {
    parallel: '',
    single: ', parallel = false',
    lenient: ', parallel = false, strict_mode = false',
  }
  // The engine breaks down on bytes that are no text in the last row, unless every column is asked for.
  const everyColumn = `concat_ws('', ${names.map(quoteName).join(', ')}) is not null`
  return {
    file,
    kind: 'csv',
    columns: names.map((name, index) => ({ name, type: 'TEXT', title: titles[index] ?? name })),
    expectedRows: linesOf(file, head),
    mode: 'parallel',
    padded: false,
    read(inOrder = false) {
      const mode = inOrder && this.mode === 'parallel' ? 'single' : this.mode
      const padding = this.padded || inOrder ? ', null_padding = true' : ''
      const rows = `read_csv(${quoteText(file.path)}, ${options}${padding}${extra[mode]})`
      return isTextToTheEnd ? rows : `(select * from ${rows} where ${everyColumn})`
    },
  }
}

function jsonSource(file: StoredFile, head: Buffer): BillSource {
  const { arrangement, names } = jsonLayoutOf(textOf(head), file.name)
  const types = names.map((name) => `${quoteText(name)}: 'JSON'`).join(', ')
  // A line that is no object becomes an empty row, which is then rejected like any other bad row.
  const lenient = arrangement === 'newline_delimited' ? ', ignore_errors = true' : ''
  const options = `format = ${quoteText(arrangement)}, compression = 'uncompressed', columns = {${types}}${lenient}`
  return {
    file,
    kind: 'json',
    columns: names.map((name) => ({ name, type: 'JSON' })),
    expectedRows: arrangement === 'newline_delimited' ? linesOf(file, head) : 0,
    mode: 'single',
    padded: false,
    read: () => `read_json(${quoteText(file.path)}, ${options})`,
  }
}

async function parquetSource(engine: Engine, file: StoredFile): Promise<BillSource> {
  const read = () => `read_parquet(${quoteText(file.path)}, hive_partitioning = false)`
  const described = await engine.rows(`describe select * from ${read()}`).catch((cause: unknown) => {
    throw Object.assign(unreadable(file.name, 'is a damaged or incomplete Parquet file'), { cause })
  })
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }))
  const [counts] = await engine.rows(
    `select sum(num_rows)::bigint as total from parquet_file_metadata(${quoteText(file.path)})`,
  )
  const expectedRows = Number(counts?.['total'] ?? 0)
  return { file, kind: 'parquet', columns, expectedRows, mode: 'parallel', padded: false, read }
}

/** About how many lines a file has, as its head has them. */
function linesOf({ bytes }: StoredFile, head: Buffer): number {
  let lines = 0
  for (let at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) lines += 1
  return head.length === 0 ? 0 : Math.round((lines * bytes) / head.length)
}
