import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

/** Notations of dates, good and bad, that some writer of bills has for the texts of a column. */
const moments = [
  '2026-09-03T00:00:00Z',
  '2026-09-03 00:00:00',
  '2026-09-03T00:00:00.000Z',
  '2026-09-03T01:00:00+02:00',
  '2026-9-3T0:0:0Z',
  '2026-09-03T24:00:00Z',
  '2026-09-03T 1:00:00Z',
  '2026-09-3T00:00:00Z ',
  ' 026-09-03T00:00:00Z',
  '26-09-03T00:00:00Z',
  '9026-09-03T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '09/03/2026',
  'soon',
  '',
]

type Row = Record<string, string>

const row = (values: Row): Row => ({
  BilledCost: '1.25',
  ConsumedQuantity: '3.5',
  BillingCurrency: 'USD',
  BillingAccountId: '1',
  BillingPeriodStart: '2026-09-01T00:00:00Z',
  ChargePeriodStart: '2026-09-10T00:00:00Z',
  ProviderName: 'AWS',
  ServiceName: 'Amazon Elastic Compute Cloud',
  ServiceCategory: 'Compute',
  ChargeCategory: 'Usage',
  ResourceId: 'one',
  ChargeFrequency: 'Usage-Based',
  ...values,
})

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Bills whose rows are charges of their own, or hardly any, or some; and rows that no charge is made of. */
const bills: Readonly<Record<string, readonly Row[]>> = {
  'dates of every kind': moments.flatMap((moment, index) => [
    row({ ChargePeriodStart: moment, ResourceId: `day ${index}` }),
    row({ BillingPeriodStart: moment, ResourceId: `month ${index}` }),
  ]),
  'rows that are charges of their own': range(40).map((index) => row({ ResourceId: `r-${index}` })),
  'rows that only their frequency tells apart': range(40).map((index) =>
    row({ ResourceId: `r-${index % 30}`, ChargeFrequency: index < 30 ? 'Usage-Based' : 'Recurring' }),
  ),
  'rows of which some add up': range(40).map((index) => row({ ResourceId: `r-${index % 30}` })),
  'rows of which nearly all add up': range(40).map((index) => row({ ResourceId: `r-${index % 3}` })),
  'rows that add up, with bad ones': range(60).map((index) =>
    row({ ResourceId: `r-${index % 3}`, ...(index % 20 === 0 ? { BilledCost: '' } : {}) }),
  ),
  'a name of more bytes than characters': [row({ ServiceName: 'é'.repeat(300) })],
  'a name of more characters than are kept': [row({ ServiceName: 'é'.repeat(500) })],
}

async function parquetOf(rows: readonly Row[], folder: string): Promise<Buffer> {
  const [csv, parquet] = [join(folder, 'bill.csv'), join(folder, 'bill.parquet')]
  writeFileSync(csv, csvOf(rows))
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(
    `copy (select * replace (BilledCost::decimal(20, 10) as BilledCost, ConsumedQuantity::decimal(12, 4) as ConsumedQuantity)
       from read_csv('${csv}', all_varchar = true)) to '${parquet}' (format parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
  return readFileSync(parquet)
}

async function imported(content: string | Buffer) {
  await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '90' } })
  const { rows_read, rows_kept, rows_rejected, control_totals, rejected } = await deliverFiles(app, {
    bill: content,
  })
  const charges = await chargesOf(app.ctx)
    .select('date', 'service_name', 'resource_id', 'charge_frequency', 'usage_quantity', 'billed_cost')
    .orderBy(['date', 'service_name', 'resource_id', 'charge_frequency'])
  const bill = await app.ctx.database('bills').select('billing_period', 'row_count').orderBy('billing_period')
  const reasons = rejected.map(({ column, reason }) => ({ column, reason }))
  return { rows_read, rows_kept, rows_rejected, control_totals, reasons, charges, bill }
}

test.each(Object.entries(bills))(
  'a Parquet bill is read as the same bill in CSV: %s',
  async (_name, rows) => {
    const folder = mkdtempSync(join(tmpdir(), 'billow-parquet-'))
    const fromCsv = await imported(csvOf(rows))
    expect(fromCsv.rows_read).toBe(rows.length)
    expect(await imported(await parquetOf(rows, folder))).toEqual(fromCsv)
    rmSync(folder, { recursive: true })
  },
)
