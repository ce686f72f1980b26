import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Knex } from 'knex'
import { amountColumns, moneyColumns, moneyScales, sumKeys } from '../charges/charge-columns.ts'
import type { ChargeFileRow } from '../charges/charge-file.ts'
import { checksumOf } from '../charges/checksum.ts'
import { kindsVersion } from '../charges/kinds/kinds-version.ts'
import { derivedColumns } from '../charges/counted-charges.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import type { Sql } from './formats/columns.ts'

/** What is to be written of a bill. */
export type BillCharges = {
  readonly bill_id: number
  /** The rows of the bill that its charges stand for. */
  readonly row_count: number
  /** SQL of its charges, with the columns of a charge. */
  readonly charges: Sql
  /** SQL of the sums of its charges; made of the charges where it is left out. */
  readonly sums?: Sql
}

/** Larger groups take more memory than an import may have; more effort hardly makes them any smaller. */
const options = '(format parquet, compression zstd, compression_level 1, row_group_size 30720)'

/**
 * Writes charges of bills that do not count yet as files, and names them in the database.
 *
 * @param onRows is told how many of the bills' rows the written charges stand for.
 * @throws Error as `writeBillFiles` does.
 */
export async function writeChargeFiles(
  engine: Engine,
  database: Knex,
  folder: string,
  bills: readonly BillCharges[],
  onRows: (written: number) => void,
): Promise<void> {
  let written = 0
  for (const bill of bills) {
    await database('charge_files').insert(await writeBillFiles(engine, folder, bill))
    written += bill.row_count
    onRows(written)
  }
}

/**
 * Writes the charges of a bill, which have been read into kinds, as two files: the single charges, and their sums over
 * everything finer than accounts, regions and kinds of usage. They are there for good when it ends.
 *
 * @returns what the database has to know of them.
 * @throws Error where both files, read again, do not come to the same to the last digit.
 */
export async function writeBillFiles(
  engine: Engine,
  folder: string,
  { bill_id, charges, sums }: BillCharges,
): Promise<ChargeFileRow[]> {
  const made = await mkdir(folder, { recursive: true })
  // Each file syncs the folder, but not where the folder itself stands.
  if (made !== undefined) await sync(dirname(folder))
  const single = await writeFile(engine, folder, `${bill_id}-charges`, charges)
  const added = await writeFile(engine, folder, `${bill_id}-sums`, sums ?? sumsOf(join(folder, single)))
  const said = await totalsOf(engine, join(folder, single), '1')
  const addedUp = await totalsOf(engine, join(folder, added), 'charge_count')
  if (said.totals !== addedUp.totals)
    throw new Error(`Bill ${bill_id} would be kept as ${said.totals} and its sums as ${addedUp.totals}.`)
  return [
    { bill_id, grain: 'charge', name: single, ...said.kept, ...(await stored(folder, single)) },
    { bill_id, grain: 'sum', name: added, ...addedUp.kept, ...(await stored(folder, added)) },
  ]
}

/** Puts files in the place of those that a bill had, which are removed some time after nothing names them. */
export async function replaceFiles(
  database: Knex,
  bill_id: number,
  files: readonly ChargeFileRow[],
): Promise<void> {
  await database('charge_files').where({ bill_id }).delete()
  await database('charge_files').insert(files)
  await database('bills').where({ id: bill_id }).update({ kinds_version: kindsVersion })
}

/** SQL for the sums of the charges of a file. */
function sumsOf(path: string): Sql {
  const { charge_count: _count, ...derived } = derivedColumns
  const keys = [...sumKeys, ...Object.entries(derived).map(([name, sql]) => `${sql} as ${name}`)]
  const sums = amountColumns.map((name) => `sum(${name}) as ${name}`)
  return `select ${[...keys, ...sums, 'count(*)::integer as charge_count'].join(', ')}
    from read_parquet(${quoteText(path)}) c group by all`
}

/** @returns the name of the new file. */
async function writeFile(engine: Engine, folder: string, kind: string, rows: Sql): Promise<string> {
  // Names are never used twice, so that nobody who still reads an old file comes by a new one.
  const name = `${kind}-${randomBytes(6).toString('hex')}.parquet`
  const draft = join(folder, `${name}.draft`)
  await engine.run(`copy (${rows}) to ${quoteText(draft)} ${options}`)
  await sync(draft)
  await rename(draft, join(folder, name))
  await sync(folder)
  return name
}

type Told = {
  readonly totals: string
  readonly kept: Pick<ChargeFileRow, 'row_count' | 'scale' | 'magnitude'>
}

/** Reads a file again. */
async function totalsOf(engine: Engine, path: string, chargeCount: Sql): Promise<Told> {
  const sizes = moneyColumns.map((column) => `coalesce(sum(abs(${column})), 0)::double`)
  const rows = await engine.rows(
    `select billing_currency, coalesce(sum(billed_cost), 0)::varchar as billed,
       coalesce(sum(effective_cost), 0)::varchar as effective, sum(${chargeCount})::double as charges,
       count(*)::double as row_count, greatest(${sizes.join(', ')}) as magnitude, any_value(typeof(billed_cost)) as type
     from read_parquet(${quoteText(path)}) group by all order by all`,
  )
  const type = String(rows[0]?.['type'] ?? `,${moneyScales[0]})`)
  const scale = moneyScales.find((places) => type.endsWith(`,${places})`))
  if (scale === undefined) throw new Error(`The amounts of ${path} are of the type ${type}.`)
  const sumOf = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0)
  return {
    totals: rows
      .map(({ billing_currency, billed, effective, charges }) =>
        [billing_currency, billed, effective, charges].map(String).join(' '),
      )
      .join(', '),
    kept: { row_count: sumOf('row_count'), magnitude: sumOf('magnitude'), scale },
  }
}

async function stored(folder: string, name: string): Promise<Pick<ChargeFileRow, 'bytes' | 'checksum'>> {
  const path = join(folder, name)
  return { bytes: (await stat(path)).size, checksum: await checksumOf(path) }
}

/** Whatever happens to the machine, what is synced is there. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
