import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { amountColumns, moneyColumns, moneyScales, sumKeys } from '../charges/charge-columns.ts'
import type { ChargeFileRow } from '../charges/charge-file.ts'
import type { Grain } from '../charges/charge-store.ts'
import { derivedColumns } from '../charges/counted-charges.ts'
import type { Database } from '../database/connect.ts'
import type { Engine } from './engine.ts'
import { quoteText } from './formats/columns.ts'

/** Charges beside each other that are alike take the least room, and questions about services find theirs together. */
const order = { charge: 'service_name, resource_id, date', sum: 'service_name, date' } as const satisfies Record<
  Grain,
  string
>

const options = '(format parquet, compression zstd)'

/**
 * Writes the engine's `stored` charges as files, two for each bill: the single charges, and their sums over everything
 * finer than accounts, regions and kinds of usage. A file is named in the database when it is there for good.
 *
 * @param onRows is told how many of the bills' rows the written charges stand for.
 * @throws Error where what a file says when it is read again is not what was to be written.
 */
export async function writeChargeFiles(
  engine: Engine,
  database: Database,
  folder: string,
  onRows: (written: number) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const bills = await engine.rows('select bill_id, sum(row_count)::double as row_count from stored group by all')
  let written = 0
  for (const bill of bills) {
    const id = Number(bill['bill_id'])
    const whole = await writeFile(engine, folder, { bill_id: id, grain: 'charge' }, `select * exclude (row_count) from stored where bill_id = ${id}`)
    const sums = await writeFile(engine, folder, { bill_id: id, grain: 'sum' }, sumsOf(join(folder, whole.name)))
    await checkFiles(engine, id, [whole, sums].map(({ name }) => join(folder, name)))
    await database('charge_files').insert([whole, sums])
    written += Number(bill['row_count'])
    onRows(written)
  }
}

/** SQL for the sums of the charges of a file. */
function sumsOf(path: string): string {
  const { charge_count: _count, ...derived } = derivedColumns
  const keys = [...sumKeys, ...Object.entries(derived).map(([name, sql]) => `${sql} as ${name}`)]
  const sums = amountColumns.map((name) => `sum(${name}) as ${name}`)
  return `select ${[...keys, ...sums, 'count(*)::integer as charge_count'].join(', ')}
    from read_parquet(${quoteText(path)}) c group by all`
}

async function writeFile(
  engine: Engine,
  folder: string,
  { bill_id, grain }: Pick<ChargeFileRow, 'bill_id' | 'grain'>,
  rows: string,
): Promise<ChargeFileRow> {
  const name = `${bill_id}-${grain}-${randomBytes(6).toString('hex')}.parquet`
  const [path, draft] = [join(folder, name), join(folder, `${name}.draft`)]
  await engine.run(`copy (${rows} order by ${order[grain]}) to ${quoteText(draft)} ${options}`)
  await sync(draft)
  await rename(draft, path)
  await sync(folder)
  const magnitudes = moneyColumns.map((column) => `coalesce(sum(abs(${column}::double)), 0)`)
  const [told] = await engine.rows(
    `select count(*)::double as row_count, greatest(${magnitudes.join(', ')}) as magnitude,
       any_value(typeof(billed_cost)) as type from read_parquet(${quoteText(path)})`,
  )
  const scale = moneyScales.find((places) => String(told?.['type']).endsWith(`,${places})`))
  if (scale === undefined) throw new Error(`The amounts of ${name} are of the type ${String(told?.['type'])}.`)
  return {
    bill_id,
    grain,
    name,
    row_count: Number(told?.['row_count']),
    bytes: (await stat(path)).size,
    checksum: await checksumOf(path),
    scale,
    magnitude: Number(told?.['magnitude']),
  }
}

/** Both files have to say what the bill says, to the last digit. */
async function checkFiles(engine: Engine, billId: number, paths: readonly string[]): Promise<void> {
  const sums = `billing_currency, sum(billed_cost)::varchar as billed, sum(effective_cost)::varchar as effective`
  const [staged, ...read] = await Promise.all(
    [
      `select ${sums}, count(*)::double as charges from stored where bill_id = ${billId} group by all order by all`,
      ...paths.map(
        (path, place) =>
          `select ${sums}, ${place === 0 ? 'count(*)' : 'sum(charge_count)'}::double as charges
           from read_parquet(${quoteText(path)}) group by all order by all`,
      ),
    ].map((sql) => engine.rows(sql)),
  )
  const said = JSON.stringify(staged)
  for (const [place, rows] of read.entries()) {
    if (JSON.stringify(rows) === said) continue
    throw new Error(`${paths[place] ?? ''} says ${JSON.stringify(rows)} where bill ${billId} says ${said}.`)
  }
}

/** SHA-256 of a file in hexadecimal digits. */
export async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part)
  return hash.digest('hex')
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
