/*
 * Prints how fast a generated FOCUS bill of 45 columns is imported into SQLite, with what memory, beside DuckDB alone
 * adding up the same file by the same columns: npx tsx test/bench/import-speed.ts [rows] [csv csv.gz parquet]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateFocus, type BenchFile } from './generate-focus.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const asked = process.argv.slice(3)
const kinds = (['csv', 'csv.gz', 'parquet'] as const).filter(
  (kind) => asked.length === 0 || asked.includes(kind),
)
const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))

type Run = { readonly seconds: number; readonly megabytes: number; readonly output: string }

/** The most memory that a process has held so far, in MB; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

/** `npm run import` as built, from the start of its process to its end. */
function importFile(path: string, databasePath: string): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, ['server/launch.mjs', 'import', path], {
    env: { ...process.env, DATABASE_PATH: databasePath, IMPORT_FOLDER: join(scratch, 'imports') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let megabytes = 0
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  const timer = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child.pid))), 20)
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes, output })
      else reject(new Error(`The import ended with ${code}: ${output}`))
    })
  })
}

const costs = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost', 'ConsumedQuantity']
const keys = ['BillingPeriodStart', 'ProviderName', 'ServiceName', 'ServiceCategory', 'BillingAccountId']
  .concat(['BillingAccountName', 'SubAccountId', 'SubAccountName', 'RegionId', 'ResourceId', 'ResourceName'])
  .concat(['ChargeCategory', 'ChargeClass', 'CommitmentDiscountId', 'CommitmentDiscountStatus', 'SkuId'])
  .concat(['ConsumedUnit', 'Tags', 'BillingCurrency'])

/** DuckDB alone: the same sums by the same columns, in decimals of the file's own scale. */
async function addUpAlone(path: string, kind: BenchFile): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })
  const connection = await instance.connect()
  const source = kind === 'parquet' ? `read_parquet('${path}')` : `read_csv('${path}', all_varchar = true)`
  const sums = costs.map((cost) => `sum(${cost}::decimal(38, 12))`).join(', ')
  const started = performance.now()
  await connection.run(
    `create table sums as select ChargePeriodStart::timestamptz::date as day, ${keys.join(', ')}, ${sums}
     from ${source} group by all`,
  )
  const seconds = (performance.now() - started) / 1000
  connection.closeSync()
  instance.closeSync()
  return seconds
}

async function measure(kind: BenchFile): Promise<void> {
  const path = join(scratch, `bill.${kind}`)
  await generateFocus(path, kind, { rows })
  const databasePath = join(scratch, `${kind}.db`)
  // The database is made and filled with demo data before, as it is at a user's.
  const small = join(scratch, 'small.csv')
  await generateFocus(small, 'csv', { rows: 10 })
  await importFile(small, databasePath)
  const alone = [await addUpAlone(path, kind), await addUpAlone(path, kind)]
  const { seconds, megabytes, output } = await importFile(path, databasePath)
  const reference = Math.min(...alone)
  const size = (statSync(path).size / 1e6).toFixed(0)
  process.stdout.write(
    `${kind.padEnd(8)} ${size} MB, ${rows} rows: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, ` +
      `peak ${Math.round(megabytes)} MB; DuckDB alone ${reference.toFixed(1)} s, ` +
      `${(seconds / reference).toFixed(1)} x\n  ${/^Total:.*$/m.exec(output)?.[0] ?? output}\n`,
  )
  rmSync(path)
}

try {
  for (const kind of kinds) await measure(kind)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
