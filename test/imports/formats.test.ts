import { existsSync, readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const fixture = (name: string) => readFileSync(join('test/fixtures/bills', name))
const scratch = mkdtempSync(join(tmpdir(), 'billow-formats-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('an AWS CUR', () => {
  test('has billed and amortized costs, and keeps split copies out', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'x.csv': fixture('aws-cur.csv') })
    expect(outcome).toMatchObject({ status: 'done', format: 'AWS CUR', rows_read: 11, rows_rejected: 0 })
    // Billed: .12 + 0 + 2 - 2 + 3 + 4 + 100 + .38 - 5 - .5 + 6; effective: .12 + .05 + 1.5 + 0 + 1.5 + .75 + 0 + .38 - 5 - .5 + 6
    expect(outcome.control_totals).toMatchObject({
      billed_cost: '108',
      effective_cost: '4.8',
      by_billing_period: { '2026-09': { billed_cost: '108' } },
      by_month: { '2026-09': { billed_cost: '102' }, '2026-10': { billed_cost: '6' } },
      by_charge_category: {
        Usage: { billed_cost: '6.12', effective_cost: '7.67' },
        Purchase: { billed_cost: '107', effective_cost: '2.25' },
        Tax: { billed_cost: '0.38' },
        Credit: { billed_cost: '-5' },
        Adjustment: { billed_cost: '-0.5' },
      },
      by_service: {
        'Seller Product': { billed_cost: '6' },
        AWSLambda: { billed_cost: '0', effective_cost: '1.5' },
      },
    })
    expect(outcome.bills).toMatchObject([{ billing_account_id: '001234567890', is_final: false }])
    const tags = await app.client.costs.tags.query({ metric: 'effective' })
    expect(tags.keys.map(({ key }) => key).sort()).toEqual(['Team', 'team'])
  })

  test('is found in its snake-case spelling and in Parquet with MAP tags and every kind of timestamp', async () => {
    const instance = await DuckDBInstance.create()
    const connection = await instance.connect()
    const path = join(scratch, 'cur2.parquet')
    await connection.run(`copy (select '1' as identity_line_item_id, 'i' || i as identity_time_interval, 'p' as bill_payer_account_id,
        'Payer' as bill_payer_account_name, timestamp_ns '2026-09-01' as bill_billing_period_start_date, 'u' as line_item_usage_account_id,
        'Usage' as line_item_line_item_type, timestamp '2026-09-02 03:00:00' as line_item_usage_start_date, 'AmazonS3' as line_item_product_code,
        'USD' as line_item_currency_code, 0.1::double as line_item_unblended_cost, map {'team': 'web', 'none': ''} as resource_tags,
        map {'product_name': 'S3'} as product, map {} as cost_category, null::double as line_item_net_unblended_cost
      from range(3) t(i)) to '${path}' (format parquet)`)
    connection.closeSync()
    instance.closeSync()
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'bill.dat': readFileSync(path) })
    expect(outcome).toMatchObject({
      status: 'done',
      format: 'AWS CUR 2.0',
      control_totals: { billed_cost: '0.3' },
    })
    expect((await app.client.costs.tags.query({})).keys).toMatchObject([{ key: 'team', percentage: 100 }])
  })
})

test('a folder that is sent keeps its folders, by which its newest manifest finds the parts', async () => {
  await using app = await createTestApp()
  const manifest = { assemblyId: 'b', reportName: 'cur', reportKeys: ['cur/b/cur-1.csv'] }
  const outcome = await deliverFiles(app, {
    'cur/a/cur-1.csv': '../not this one',
    'cur/b/cur-1.csv': fixture('aws-cur.csv'),
    'cur/cur-Manifest.json': JSON.stringify(manifest),
    '../../cur/notes.txt': 'Dear finance team',
  })
  expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '108' } })
  expect(outcome.files.map((file) => file.name)).toContain('cur/notes.txt')
})

describe('Azure costs', () => {
  test('actual and amortized make one bill, in any order', async () => {
    for (const order of [
      ['azure-actual.csv', 'azure-amortized.csv'],
      ['azure-amortized.csv', 'azure-actual.csv'],
    ]) {
      await using app = await createTestApp()
      const outcomes = []
      for (const name of order) outcomes.push(await deliverFiles(app, { 'export.csv': fixture(name) }))
      const totals = Object.fromEntries(
        outcomes.map(({ format, control_totals }) => [format, control_totals]),
      )
      expect(totals['Azure actual costs (EA)']).toMatchObject({ billed_cost: '31.249999999999999999999999' })
      expect(totals['Azure amortized costs (EA)']).toMatchObject({ billed_cost: '0', effective_cost: '2.25' })
      await app.client.exchange_rates.set.mutate({ month: '2026-09', currency: 'EUR', rate: 2 })
      expect((await app.client.costs.summary.query({})).total_cost).toBe(62.5)
      expect((await app.client.costs.summary.query({ metric: 'effective' })).total_cost).toBe(4.5)
      const { data } = await app.client.costs.aggregate.query({ group_by: 'account', metric: 'effective' })
      expect(data).toMatchObject([{ account: 'Corp', total_cost: 4.5 }])
    }
  })

  test('have localised headers, tags without braces and ids in any case', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { 'export.csv': fixture('azure-actual.csv') })
    await app.client.exchange_rates.set.mutate({ month: '2026-09', currency: 'EUR', rate: 1 })
    const { data } = await app.client.costs.aggregate.query({ group_by: 'tag', tag_key: 'note' })
    expect(data.map(({ tag, total_cost }) => [tag, total_cost])).toEqual(
      expect.arrayContaining([['a: b', 1.25]]),
    )
    expect((await app.client.costs.resources.query({})).map(({ resource }) => resource)).toContain(
      '/subscriptions/x/vm1',
    )
  })

  test('decide once for a file which part of a date is the day', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'export.csv': fixture('azure-day-first.csv') })
    expect(outcome.bills).toMatchObject([
      { first_day: '2026-04-03', last_day: '2026-04-28', billing_account_id: 's1' },
    ])
  })
})

describe('a GCP export', () => {
  test('adds up all credits, follows the invoice month and takes the rate that it carries', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'export.csv': fixture('gcp.csv') })
    expect(outcome).toMatchObject({
      status: 'done',
      control_totals: {
        billed_cost: '13.899999',
        by_month: { '2026-09': { billed_cost: '3.9' }, '2026-10': { billed_cost: '9.999999' } },
        by_billing_period: { '2026-09': { billed_cost: '13.899999' } },
        by_charge_category: { Usage: {}, Adjustment: { billed_cost: '2' }, Tax: { billed_cost: '1.9' } },
      },
    })
    expect((await app.client.exchange_rates.list.query()).rates).toMatchObject([
      { month: '2026-10', currency: 'EUR', rate: 1.25, origin: 'bill' },
      { month: '2026-09', currency: 'EUR', rate: 1.25, origin: 'bill' },
    ])
    expect((await app.client.costs.summary.query({})).total_cost).toBeCloseTo(13.899999 * 1.25, 6)
  })

  test('comes as JSON too: by line, in a list, or one object after the other', async () => {
    const lines = fixture('gcp.ndjson').toString().trim().split('\n')
    const spread = lines.map((line) => JSON.stringify(JSON.parse(line), null, 2)).join('\n')
    for (const text of [lines.join('\n'), `[${lines.join(',')}]`, spread]) {
      await using app = await createTestApp()
      const outcome = await deliverFiles(app, { 'export.json': text })
      expect(outcome).toMatchObject({
        status: 'done',
        rows_read: 2,
        control_totals: { billed_cost: '37.50000015' },
      })
      expect((await app.client.costs.tags.query({})).keys.map(({ key }) => key)).toEqual([
        'project/team',
        'team',
      ])
    }
  })
})

const realBills = process.env['BILLOW_BILLS_FOLDER'] ?? ''
const controls: Record<string, any> = existsSync(join(realBills, 'controls.json'))
  ? JSON.parse(readFileSync(join(realBills, 'controls.json'), 'utf8'))
  : {}

describe.runIf(Object.keys(controls).length > 0)('real bills reach their control totals', () => {
  test.each(Object.keys(controls))('%s', async (name) => {
    await using app = await createTestApp()
    const { control_totals: totals, rows_read } = await deliverFiles(app, {
      bill: readFileSync(join(realBills, name)),
    })
    const control = controls[name]
    const metric = name.includes('Amortized') ? 'effective_cost' : 'billed_cost'
    const currencies =
      control.billed_by_currency ??
      control.unblended_by_currency ??
      control.cost_by_currency ??
      control.net_by_currency
    const ours = Object.entries(totals?.by_currency ?? {}).map(([currency, pair]) => [currency, pair[metric]])
    expect(rows_read).toBe(control.rows)
    expect(Object.fromEntries(ours)).toEqual(currencies)
    const services =
      control.billed_by_service ??
      control.unblended_by_product_code ??
      control.cost_by_meter_category ??
      (Object.keys(currencies).length > 1 ? control.net_by_service_and_currency : {})
    for (const [service, cost] of Object.entries(services)) {
      expect([service, totals?.by_service[service]?.[metric]]).toEqual([service, cost])
    }
  })
})
