/*
 * Prints how fast a generated FOCUS bill of 45 columns is imported into SQLite, with what memory, beside DuckDB alone
 * adding up the same file by the same columns: npx tsx test/bench/import-speed.ts [rows] [csv csv.gz parquet charges]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runAlone } from './duckdb-alone.ts'
import { sizeName, type Row } from './figures.ts'
import { generateFocus, type BenchFile } from './generate-focus.ts'
import { printTable } from './print-table.ts'
import { runImport } from './run-import.ts'

/** Bills of hours, whose rows add up to days, in every form; and one whose every row is a charge of its own. */
const bills = {
  csv: { kind: 'csv', grain: 'hour' },
  'csv.gz': { kind: 'csv.gz', grain: 'hour' },
  parquet: { kind: 'parquet', grain: 'hour' },
  charges: { kind: 'parquet', grain: 'day' },
} as const

const mostRatio = 2
const mostMemory = 400

const costs = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost', 'ConsumedQuantity']
const keys = ['BillingPeriodStart', 'ProviderName', 'ServiceName', 'ServiceCategory', 'BillingAccountId']
  .concat(['BillingAccountName', 'SubAccountId', 'SubAccountName', 'RegionId', 'ResourceId', 'ResourceName'])
  .concat(['ChargeCategory', 'ChargeClass', 'CommitmentDiscountId', 'CommitmentDiscountStatus', 'SkuId'])
  .concat(['ConsumedUnit', 'Tags', 'BillingCurrency'])

/** DuckDB alone: the same sums by the same columns, in decimals of the file's own scale, and these written to a file. */
function statementsOf(path: string, kind: BenchFile, scratch: string): string[] {
  const source = kind === 'parquet' ? `read_parquet('${path}')` : `read_csv('${path}', all_varchar = true)`
  const sums = costs.map((cost) => `sum(${cost}::decimal(38, 12)) as ${cost}`).join(', ')
  return [
    `create table sums as select ChargePeriodStart::timestamptz::date as day, ${keys.join(', ')}, ${sums}
     from ${source} group by all`,
    `copy sums to '${join(scratch, 'sums.parquet')}' (format parquet, compression zstd)`,
  ]
}

/** Measures the import of one kind of bill as a user starts it, from an empty process. */
export async function measureImport(rows: number, name: keyof typeof bills): Promise<Row[]> {
  const { kind, grain } = bills[name]
  const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))
  try {
    const path = join(scratch, `bill.${kind}`)
    await generateFocus(path, kind, { rows, grain })
    const database = join(scratch, 'one.db')
    // The database is made and filled with demo data before, as it is at a user's.
    const small = join(scratch, 'small.csv')
    await generateFocus(small, 'csv', { rows: 10, month: '2026-09' })
    await runImport([small], database)
    const statements = statementsOf(path, kind, scratch)
    const rounds = [await runAlone(statements), await runAlone(statements)]
    const run = await runImport([path], database)
    const least = (of: 'wall' | 'cpu', parts: number) =>
      Math.min(...rounds.map((round) => round.slice(0, parts).reduce((total, one) => total + one[of], 0)))
    const what = `import of ${sizeName(rows)} rows (${name})`
    const [adds, writes] = ['DuckDB alone adds up', 'DuckDB alone adds up and writes']
    const size = `${(statSync(path).size / 1e6).toFixed(0)} MB`
    const total = /^Total:\s*(.*)$/m.exec(run.output)?.[1] ?? ''
    return [
      {
        what,
        figure: run.wall,
        unit: 'ms',
        reference: { of: adds, figure: least('wall', 1) },
        note: `${size}: ${total}`,
      },
      {
        what: `${what}, CPU`,
        figure: run.cpu,
        unit: 'ms',
        reference: { of: adds, figure: least('cpu', 1) },
        target: { mostRatio },
      },
      {
        what: `${what}, CPU, and writing`,
        figure: run.cpu,
        unit: 'ms',
        reference: { of: writes, figure: least('cpu', 2) },
      },
      { what: `${what}, most memory`, figure: run.peak, unit: 'MB', target: { most: mostMemory } },
    ]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [rows = '1000000', ...asked] = process.argv.slice(2)
  for (const name of ['csv', 'csv.gz', 'parquet', 'charges'] as const)
    if (asked.length === 0 || asked.includes(name)) printTable(await measureImport(Number(rows), name))
}
