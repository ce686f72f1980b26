import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeData } from '../../server/database/data-version.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const bill = focusBill([
  { BilledCost: '0.10', EffectiveCost: '0.05' },
  { BilledCost: '0.20', EffectiveCost: '0.15', ChargePeriodStart: '2026-09-10 23:00:00' },
  { BilledCost: '5e-06', EffectiveCost: '0', ServiceName: 'Amazon EC2' },
  {
    BilledCost: '-1.000000000000000000000001',
    EffectiveCost: '-1',
    ProviderName: 'Microsoft',
    ServiceName: 'Storage Accounts',
    ChargeCategory: 'Credit',
  },
  {
    BilledCost: '7',
    EffectiveCost: '6.5',
    ProviderName: 'Oracle',
    ServiceName: 'COMPUTE',
    ChargePeriodStart: '2026-10-01T00:00:00Z',
  },
])

describe('a FOCUS bill', () => {
  test('is read exactly, and counted per day under our names for services', async () => {
    await using app = await createTestApp()
    const outcome = await deliverBill(app, bill)
    expect(outcome).toMatchObject({
      status: 'done',
      format: 'FOCUS 1.0',
      rows_read: 5,
      rows_kept: 5,
      rows_rejected: 0,
      rejected: [],
      files: [{ name: 'bill-0.csv', bytes: bill.length }],
    })
    expect(outcome.control_totals).toEqual({
      billed_cost: '6.300004999999999999999999',
      effective_cost: '5.7',
      by_currency: { USD: { billed_cost: '6.300004999999999999999999', effective_cost: '5.7' } },
      by_provider: {
        Other: { billed_cost: '7', effective_cost: '6.5' },
        AWS: { billed_cost: '0.300005', effective_cost: '0.2' },
        Azure: { billed_cost: '-1.000000000000000000000001', effective_cost: '-1' },
      },
      by_service: {
        COMPUTE: { billed_cost: '7', effective_cost: '6.5' },
        'Amazon Elastic Compute Cloud': { billed_cost: '0.3', effective_cost: '0.2' },
        'Amazon EC2': { billed_cost: '0.000005', effective_cost: '0' },
        'Storage Accounts': { billed_cost: '-1.000000000000000000000001', effective_cost: '-1' },
      },
      by_billing_period: {
        '2026-09': { billed_cost: '6.300004999999999999999999', effective_cost: '5.7' },
      },
      by_month: {
        '2026-10': { billed_cost: '7', effective_cost: '6.5' },
        '2026-09': { billed_cost: '-0.699995000000000000000001', effective_cost: '-0.8' },
      },
      by_charge_category: {
        Usage: { billed_cost: '7.300005', effective_cost: '6.7' },
        Credit: { billed_cost: '-1.000000000000000000000001', effective_cost: '-1' },
      },
    })
    const { data } = await app.client.costs.aggregate.query({ group_by: 'service,date' })
    expect(
      data.map((group) => [group.period, group.cloud_provider, group.service_name, group.total_cost]),
    ).toEqual([
      ['2026-09-10', 'AWS', 'EC2', 0.300005],
      ['2026-09-10', 'Azure', 'Blob Storage', -1],
      ['2026-10-01', 'Other', 'COMPUTE', 7],
    ])
    expect((await app.client.costs.list.query({ metric: 'effective' })).metadata.total_cost).toBe(5.7)
  })

  test('imported twice changes nothing', async () => {
    await using app = await createTestApp()
    await deliverBill(app, bill)
    const before = await app.client.costs.list.query({})
    const again = await deliverBill(app, bill)
    expect(again).toMatchObject({ status: 'unchanged', rows_kept: 5 })
    expect(await app.client.costs.list.query({})).toEqual(before)
  })

  test('can be undone, and imported again', async () => {
    await using app = await createTestApp()
    const { id } = await deliverBill(app, bill)
    const undone = await app.rest(`/imports/${id}`, { method: 'DELETE' })
    expect(undone.body).toMatchObject({ id, status: 'undone' })
    expect((await app.client.costs.list.query({})).data).toEqual([])
    await expect(app.client.imports.undo.mutate({ id })).rejects.toThrow(/only one that is done/)
    expect((await deliverBill(app, bill)).status).toBe('done')
    expect((await app.rest('/imports')).body.map((each: any) => each.status)).toEqual(['done', 'undone'])
    expect(await app.client.imports.list.query()).toHaveLength(2)
  })

  test('sets a few bad rows aside, with line, column and reason', async () => {
    await using app = await createTestApp()
    const rows = Array.from({ length: 300 }, () => ({}))
    const outcome = await deliverBill(
      app,
      focusBill([
        {},
        { BilledCost: '1,5', EffectiveCost: '1' },
        { ChargePeriodStart: '2026-02-30' },
        ...rows,
      ]),
    )
    expect(outcome).toMatchObject({ status: 'done', rows_read: 303, rows_kept: 301, rows_rejected: 2 })
    expect(outcome.rejected).toEqual([
      {
        file: 'bill-0.csv',
        line: 3,
        column: 'BilledCost',
        value: '1,5',
        reason: 'It is not a number.',
      },
      {
        file: 'bill-0.csv',
        line: 4,
        column: 'ChargePeriodStart',
        value: '2026-02-30',
        reason: 'It is not a date.',
      },
    ])
    expect(outcome.control_totals?.billed_cost).toBe('301')
    expect((await app.client.costs.summary.query({})).total_cost).toBe(301)
  })

  test('with too many bad rows is refused whole', async () => {
    await using app = await createTestApp()
    const outcome = await deliverBill(app, focusBill([{}, { BilledCost: '1 USD', EffectiveCost: '1' }]))
    expect(outcome).toMatchObject({ status: 'refused', rows_read: 2, rows_kept: 0, rows_rejected: 1 })
    expect(outcome.message).toMatch(
      /1 of 2 rows cannot be read.*line 3, column BilledCost, '1 USD': It is not a number/,
    )
    expect((await app.client.costs.list.query({})).data).toEqual([])
  })

  test('in another currency stands apart until its rate is known', async () => {
    await using app = await createTestApp()
    const outcome = await deliverBill(
      app,
      focusBill([{ BillingCurrency: 'EUR', BilledCost: '10' }, { BilledCost: '1' }]),
    )
    expect(outcome.control_totals).toMatchObject({
      billed_cost: null,
      by_currency: { EUR: { billed_cost: '10' }, USD: { billed_cost: '1' } },
      by_provider: { 'AWS | EUR': { billed_cost: '10' }, 'AWS | USD': { billed_cost: '1' } },
    })
    const { metadata } = await app.client.costs.list.query({})
    expect(metadata).toMatchObject({ total_cost: 1, unconverted: [{ billing_currency: 'EUR', cost: 10 }] })
  })

  test('may come in several files, with a BOM, CRLF, NULL cells and quoted newlines', async () => {
    await using app = await createTestApp()
    const second = focusBill([{ ServiceName: 'A "quoted",\nname', BilledCost: '2', ServiceCategory: 'NULL' }])
    const outcome = await deliverBill(app, bill, `\uFEFF${second.replaceAll('\n', '\r\n')}`)
    expect(outcome).toMatchObject({ status: 'done', rows_read: 6, rows_kept: 6 })
    expect(outcome.control_totals?.billed_cost).toBe('8.300004999999999999999999')
    expect(Object.keys(outcome.control_totals?.by_service ?? {})).toContain('A "quoted",\r\nname')
  })

  test('with a header only has no rows, and that is fine', async () => {
    await using app = await createTestApp()
    expect(await deliverBill(app, focusBill([]))).toMatchObject({
      status: 'done',
      rows_read: 0,
      control_totals: { billed_cost: '0' },
    })
  })

  test('any amounts add up to the last digit, and totals agree with the costs', async () => {
    await using app = await createTestApp()
    const anyRow = fc.record({
      amount: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      ServiceName: fc.constantFrom('EC2', 'Amazon EC2', 'Tax'),
      ChargePeriodStart: fc.constantFrom('2026-09-01', '2026-09-30', '2026-10-01'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 30 }), async (rows) => {
        await changeData(app.ctx.database, async (transaction) => {
          for (const table of ['cloud_costs', 'bills', 'imports'] as const) await transaction(table).delete()
        })
        // The amounts are in units of 1e-12, so a double could not hold their sum.
        const text = (amount: bigint) =>
          `${amount < 0n ? '-' : ''}0.${String(amount < 0n ? -amount : amount).padStart(18, '0')}`
        const outcome = await deliverBill(
          app,
          focusBill(rows.map(({ amount, ...row }) => ({ ...row, BilledCost: text(amount) }))),
        )
        const exact = rows.reduce((sum, row) => sum + row.amount, 0n)
        const [whole = '0', part = ''] = (outcome.control_totals?.billed_cost ?? '')
          .replace('-', '')
          .split('.')
        const units = BigInt(whole) * 10n ** 18n + BigInt(part.padEnd(18, '0'))
        expect(outcome.control_totals?.billed_cost?.startsWith('-') ? -units : units).toBe(exact)
        const { metadata } = await app.client.costs.list.query({})
        expect(metadata.total_cost).toBeCloseTo(Number(exact) / 1e18, 6)
      }),
      { numRuns: 12 },
    )
  })
})

describe('what is no bill is refused, with a reason, and nothing is kept', () => {
  test.each([
    ['an empty file', '', /empty/],
    ['a file of zeros', new Uint8Array(2000), /no text file/],
    ['another table', 'name,age\nAda,36\n', /no bill that Billow reads/],
    ['prose', 'Dear finance team, here is the bill.', /no bill that Billow reads/],
    [
      'an open quote',
      focusBill([{}, {}]).replace('Compute,', '"Compute,'),
      /quote in line \d+ that is never closed/,
    ],
  ])('%s', async (_what, content, message) => {
    await using app = await createTestApp()
    const outcome = await deliverBill(app, content)
    expect(outcome.status).toBe('refused')
    expect(outcome.message).toMatch(message)
    expect(outcome.message).toMatch(/Nothing was changed\.$/)
    expect((await app.client.costs.list.query({})).data).toEqual([])
    expect(app.logged).toEqual([])
  })

  test('a request without a file, or of another type', async () => {
    await using app = await createTestApp()
    const empty = new FormData()
    empty.append('note', 'hello')
    expect(await app.rest('/imports', { method: 'POST', body: empty })).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST' },
    })
    const elsewhere = new FormData()
    elsewhere.append('bill', new Blob([bill]), 'bill.csv')
    expect(await app.rest('/imports', { method: 'POST', body: elsewhere })).toMatchObject({ status: 400 })
    expect(await app.rest('/imports', { method: 'POST', body: bill })).toMatchObject({ status: 415 })
    expect((await app.rest('/imports')).body).toEqual([])
    expect((await app.rest('/imports/1')).status).toBe(404)
    expect((await app.rest('/imports/x')).status).toBe(400)
  })
})

const realBills = process.env['BILLOW_BILLS_FOLDER'] ?? ''

test.runIf(existsSync(join(realBills, 'controls.json')))(
  'a real bill reaches its control totals to the last digit',
  async () => {
    await using app = await createTestApp()
    const name = 'focus-1.0/focus_sample.csv'
    const control = JSON.parse(readFileSync(join(realBills, 'controls.json'), 'utf8'))[name]
    const outcome = await deliverBill(app, readFileSync(join(realBills, name)))
    expect(outcome).toMatchObject({ status: 'done', rows_read: control.rows, rows_rejected: 0 })
    const billed = (pairs: Record<string, { billed_cost: string }> = {}) =>
      Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair.billed_cost]))
    const totals = outcome.control_totals
    expect(totals).toMatchObject({
      billed_cost: control.totals.BilledCost,
      effective_cost: control.totals.EffectiveCost,
    })
    expect(billed(totals?.by_service)).toEqual(control.billed_by_service)
    expect(billed(totals?.by_month)).toEqual(control.billed_by_charge_month)
    expect(billed(totals?.by_charge_category)).toEqual(control.billed_by_charge_category)
    expect((await app.client.costs.summary.query({})).total_cost).toBeCloseTo(
      Number(control.totals.BilledCost),
      6,
    )
  },
)
