import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adoptReportingCurrency } from '../../server/exchange-rates/manage-rates.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const everything = { start_date: '2026-08-01', end_date: '2026-11-30' } as const

function charge(month: string, BillingCurrency: string, BilledCost: string) {
  return {
    BillingCurrency,
    BilledCost,
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    ChargePeriodStart: `${month}-10T00:00:00Z`,
  }
}

const bill = focusBill([
  charge('2026-08', 'EUR', '7'),
  charge('2026-09', 'EUR', '10'),
  charge('2026-10', 'EUR', '20'),
  charge('2026-09', 'USD', '1'),
  charge('2026-10', 'JPY', '1000'),
])

async function totalsOf({ client }: TestApp) {
  const { metadata } = await client.costs.list.query(everything)
  const deep = await client.costs.aggregate.query({ ...everything, group_by: 'account,date' })
  expect(deep.metadata.unconverted).toEqual(metadata.unconverted)
  expect(deep.metadata.provisional_rates).toEqual(metadata.provisional_rates)
  expect(deep.metadata.total_cost).toBeCloseTo(metadata.total_cost, 6)
  return metadata
}

describe('a month without a rate', () => {
  test('takes the last one before it, and says so; an earlier month stands apart', async () => {
    await using app = await createTestApp()
    await deliverBill(app, bill)
    await app.client.exchange_rates.set.mutate({ month: '2026-09', currency: 'EUR', rate: 1.5 })
    const { total_cost, unconverted, provisional_rates } = await totalsOf(app)
    expect(total_cost).toBe(1 + 15 + 30)
    expect(unconverted).toEqual([
      { billing_currency: 'EUR', cost: 7, record_count: 1, months: ['2026-08'] },
      { billing_currency: 'JPY', cost: 1000, record_count: 1, months: ['2026-10'] },
    ])
    expect(provisional_rates).toEqual([
      {
        billing_currency: 'EUR',
        month: '2026-10',
        rate: 1.5,
        rate_month: '2026-09',
        cost: 20,
        converted_cost: 30,
        record_count: 1,
      },
    ])
    const rates = await app.client.exchange_rates.list.query()
    expect(rates).toMatchObject({
      reporting_currency: 'USD',
      missing: [
        { month: '2026-08', currency: 'EUR', cost: 7 },
        { month: '2026-10', currency: 'JPY', cost: 1000 },
      ],
      provisional: [{ month: '2026-10', currency: 'EUR', rate: 1.5, rate_month: '2026-09', cost: 20 }],
    })
    await app.client.exchange_rates.set.mutate({ month: '2026-10', currency: 'EUR', rate: 2 })
    expect(await totalsOf(app)).toMatchObject({ total_cost: 1 + 15 + 40, provisional_rates: [] })
    await app.client.exchange_rates.remove.mutate({ month: '2026-10', currency: 'EUR' })
    expect((await totalsOf(app)).total_cost).toBe(46)
  })

  test('is converted as well where the bill comes after the rate', async () => {
    await using app = await createTestApp()
    await app.client.exchange_rates.set.mutate({ month: '2026-09', currency: 'EUR', rate: 1.5 })
    await deliverBill(app, bill)
    expect(await totalsOf(app)).toMatchObject({
      total_cost: 46,
      provisional_rates: [{ month: '2026-10', rate: 1.5 }],
    })
  })
})

describe('the reporting currency', () => {
  test('is changed without an import, and changed back to the same figures', async () => {
    await using app = await createTestApp()
    await deliverBill(app, bill)
    await app.client.exchange_rates.load.mutate({
      csv: 'month,currency,rate\n2026-09,EUR,1.5\n2026-10,EUR,1.6\n2026-10,JPY,0.008\n',
    })
    const inUsd = await totalsOf(app)
    const { status, body } = await app.rest('/reporting-currency', json('PUT', { currency: 'EUR' }))
    expect([status, body.reporting_currency]).toEqual([200, 'EUR'])
    const inEur = await totalsOf(app)
    expect(inEur.currency).toBe('EUR')
    expect(inEur.total_cost).toBeCloseTo(7 + 10 + 20 + 1 / 1.5 + (1000 * 0.008) / 1.6, 5)
    expect(inEur.unconverted).toEqual([])
    expect(await checkBills(app.ctx)).toEqual([])
    await app.rest('/reporting-currency', json('PUT', { currency: 'USD' }))
    expect(await totalsOf(app)).toEqual(inUsd)
  })

  test('needs no rate for bills in that very currency; what has none stands apart', async () => {
    await using app = await createTestApp()
    await deliverBill(app, bill)
    await app.client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    expect(await totalsOf(app)).toMatchObject({
      currency: 'EUR',
      total_cost: 37,
      unconverted: [
        { billing_currency: 'JPY', cost: 1000 },
        { billing_currency: 'USD', cost: 1 },
      ],
    })
  })

  test('is what manual entries are in, unless they say otherwise', async () => {
    await using app = await createTestApp()
    await app.client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    const entry = { cloud_provider: 'Other', service_name: 'Support', date: '2026-10-10', cost: 5 } as const
    expect(await app.client.costs.create.mutate(entry)).toMatchObject({ cost: 5, billing_currency: 'EUR' })
    const foreign = await app.client.costs.create.mutate({ ...entry, currency: 'CHF' })
    expect(foreign).toMatchObject({
      cost: null,
      effective_cost: null,
      cost_in_billing_currency: 5,
      billing_currency: 'CHF',
    })
    expect(await totalsOf(app)).toMatchObject({
      total_cost: 5,
      unconverted: [{ billing_currency: 'CHF', cost: 5 }],
    })
  })

  test.each(['usd', 'EURO', '', 'ABC', null])('cannot be %s', async (currency) => {
    await using app = await createTestApp()
    expect((await app.rest('/reporting-currency', json('PUT', { currency }))).status).toBe(400)
  })
})

test('in whatever order bills, rates and the reporting currency come, the outcome is the same', async () => {
  const bills = [bill, focusBill([charge('2026-11', 'EUR', '3.3'), charge('2026-11', 'CHF', '4')])]
  const steps: ((app: TestApp) => Promise<unknown>)[] = [
    (app) => deliverBill(app, bills[0] ?? ''),
    (app) => deliverBill(app, bills[1] ?? ''),
    ({ client }) => client.exchange_rates.set.mutate({ month: '2026-09', currency: 'EUR', rate: 1.1 }),
    ({ client }) => client.exchange_rates.set.mutate({ month: '2026-11', currency: 'EUR', rate: 1.3 }),
    ({ client }) => client.exchange_rates.set.mutate({ month: '2026-10', currency: 'JPY', rate: 0.007 }),
    ({ client }) => client.exchange_rates.report_in.mutate({ currency: 'EUR' }),
  ]
  const outcomeOf = async (order: readonly number[]) => {
    await using app = await createTestApp()
    for (const place of order) await steps[place]?.(app)
    const { metadata } = await app.client.costs.list.query(everything)
    return metadata
  }
  const expected = await outcomeOf([0, 1, 2, 3, 4, 5])
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (order) => {
      expect(await outcomeOf(order)).toEqual(expected)
    }),
    { numRuns: 5 },
  )
})

test('the setting holds until a currency is chosen', async () => {
  await using app = await createTestApp({ settings: { REPORTING_CURRENCY: 'EUR' } })
  await adoptReportingCurrency(app.ctx)
  const reported = async () => (await app.client.system.health.query()).currency
  expect(await reported()).toBe('EUR')
  await app.client.exchange_rates.report_in.mutate({ currency: 'CHF' })
  await adoptReportingCurrency(app.ctx)
  expect(await reported()).toBe('CHF')
})
