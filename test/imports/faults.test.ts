import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'
import { leftIn } from '../support/left-in.ts'
import { zipArchive } from '../support/zip-archive.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-faults-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const bill = focusBill([{ BilledCost: '1' }, { BilledCost: '2' }])
const many = focusBill(Array.from({ length: 5000 }, (_, index) => ({ BilledCost: String(index) })))

async function parquetOf(rows: number): Promise<Buffer> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const path = join(scratch, `${rows}.parquet`)
  await connection.run(`copy (select 1.5 as BilledCost, 1.5 as EffectiveCost, 'USD' as BillingCurrency, now() as ChargePeriodStart,
    'AWS' as ProviderName, 'EC2' as ServiceName, 'Usage' as ChargeCategory from range(${rows})) to '${path}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
  return readFileSync(path)
}

describe('archives', () => {
  test.each([
    ['gzip, whatever its name', { 'bill.csv': gzipSync(bill) }],
    [
      'gzip of several members',
      { b: Buffer.concat([gzipSync(bill.slice(0, 200)), gzipSync(bill.slice(200))]) },
    ],
    ['zip', { 'bill.zip': zipArchive({ 'a/b.csv': bill, '__MACOSX/b.csv': 'x', 'README.txt': 'hello' }) }],
    ['zip of gzip', { 'bill.zip': zipArchive({ 'b.csv.gz': gzipSync(bill) }) }],
  ])('are opened: %s', async (_what, files) => {
    await using app = await createTestApp()
    expect(await deliverFiles(app, files)).toMatchObject({
      status: 'done',
      control_totals: { billed_cost: '3' },
    })
    expect(leftIn(app)).toEqual([])
  })
})

/** A zip archive whose directory has another number in a field, by its place in an entry. */
function lyingZip(field: number, value: number): Buffer {
  const zip = zipArchive({ 'bill.csv': bill })
  zip.writeUInt32LE(value, zip.indexOf('PK\u0001\u0002') + field)
  return zip
}

describe('what cannot be trusted is refused, and nothing is changed', () => {
  const gz = gzipSync(many)
  test.each([
    ['half a gzip file', { 'bill.csv.gz': gz.subarray(0, gz.length / 2) }, /incomplete/],
    [
      'a damaged gzip file',
      { x: Buffer.concat([gz.subarray(0, 500), Buffer.alloc(500, 7), gz.subarray(1000)]) },
      /damaged/,
    ],
    ['a gzip bomb', { x: gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a,b\n')) }, /unpacks to more than/],
    [
      'a name that leaves the archive',
      { x: zipArchive({ '../../evil.csv': bill }) },
      /points out of the archive/,
    ],
    ['an absolute name', { x: zipArchive({ '/etc/evil.csv': bill }) }, /points out of the archive/],
    ['half a zip archive', { x: zipArchive({ 'a.csv': many }).subarray(0, 300) }, /damaged zip/],
    [
      'a zip archive that names a smaller size',
      { x: lyingZip(24, 10) },
      /another size than the archive says/,
    ],
    [
      'a zip archive that names a greater size',
      { x: lyingZip(24, 9_000) },
      /another size than the archive says/,
    ],
    [
      'a zip archive that names a smaller packed size',
      { x: lyingZip(20, 10) },
      /damaged|incomplete|another size/,
    ],
    ['a zip archive that names a greater packed size', { x: lyingZip(20, 900_000) }, /damaged/],
    [
      'a zip archive of many files that are no bills',
      {
        x: zipArchive(
          Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}.txt`, `hi ${index}`])),
        ),
      },
      /f1.txt.*and 90 more hold no bill/,
    ],
    ['archives without end', { x: gzipSync(gzipSync(gzipSync(gzipSync(bill)))) }, /archives within archives/],
    ['a line that does not end', { x: `${bill}${'x'.repeat(3_000_000)}\n` }, /line of more than 2 MB/],
    ['a header that does not end', { x: 'BilledCost'.repeat(300_000) }, /2 MB|no end/],
    ['a quote that is never closed', { x: `${many}"never,closed\n${many}` }, /never closed/],
    ['a picture', { 'x.csv': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') }, /no text file/],
    ['UTF-16', { x: Buffer.from(`\ufeff${bill}`, 'utf16le') }, /UTF-16/],
    ['a price sheet', { x: 'MeterId,UnitPrice,MarketPrice\n1,2,3\n' }, /price sheet/],
    ['FOCUS commitments', { x: 'ContractId,ContractCommitmentId\n1,2\n' }, /ContractCommitment/],
    ['a retired Google file', { x: 'Account ID,Line Item,Measurement1,Cost\n1,2,3,4\n' }, /retired/],
    ['JSON that is no bill', { x: '{"a": 1}' }, /no bill that Billow reads/],
  ])('%s', async (_what, files, message) => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, files)
    expect(outcome).toMatchObject({ status: 'refused', rows_kept: 0 })
    expect(outcome.message).toMatch(message)
    expect(await chargesOf(app.ctx)).toEqual([])
    for (const table of ['cloud_costs', 'bills', 'bill_days'] as const) {
      expect(await app.ctx.database(table).select('*')).toEqual([])
    }
    expect(leftIn(app)).toEqual([])
    expect(existsSync('/etc/evil.csv')).toBe(false)
    expect(app.logged).toEqual([])
  })

  test('half a Parquet file', async () => {
    const parquet = await parquetOf(1000)
    await using app = await createTestApp()
    expect(await deliverFiles(app, { x: parquet })).toMatchObject({ status: 'done', rows_kept: 1000 })
    const outcome = await deliverFiles(app, { x: parquet.subarray(0, parquet.length - 100) })
    expect(outcome).toMatchObject({ status: 'refused', message: expect.stringMatching(/incomplete Parquet/) })
  })
})

describe('bad rows', () => {
  const broken = many.split('\n')
  broken[10] = `${broken[10]},one,more`
  broken[20] = broken[20]?.replace('2026-09-10', 'someday') ?? ''

  test('stand with their lines in the import and its CSV', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'b.csv': broken.join('\n') })
    expect(outcome).toMatchObject({ status: 'done', rows_read: 5000, rows_kept: 4998, rows_rejected: 2 })
    expect(outcome.rejected).toMatchObject([
      { line: 11, column: null, reason: 'The line has more fields than the header.' },
      { line: 21, column: 'ChargePeriodStart', value: 'somedayT00:00:00Z', reason: 'It is not a date.' },
    ])
    const csv = await fetch(`${app.url}/api/finops/imports/${outcome.id}/rejected.csv`)
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect((await csv.text()).split('\n')).toHaveLength(4)
    expect((await app.rest('/imports/99/rejected.csv')).status).toBe(404)
  })

  test('may be the last one, with bytes that are no text', async () => {
    await using app = await createTestApp()
    // Most columns are in no question, and the last one is the last of a row.
    const wide = many
      .trimEnd()
      .split('\n')
      .map((line, index) => `${line},${index === 0 ? 'x_A,x_B,x_C' : 'a,b,c'}`)
      .join('\n')
    const file = Buffer.concat([Buffer.from(wide), Buffer.from([0x89, 0x45]), Buffer.from('\n')])
    const outcome = await deliverFiles(app, { 'b.csv': file })
    expect(outcome).toMatchObject({ status: 'done', rows_kept: 4999, rows_rejected: 1 })
    expect(outcome.rejected).toMatchObject([{ line: 5001, reason: 'The line is not UTF-8 text.' }])
  })

  test('are as many as the setting allows', async () => {
    await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '0' } })
    expect((await deliverFiles(app, { 'b.csv': broken.join('\n') })).status).toBe('refused')
  })
})
