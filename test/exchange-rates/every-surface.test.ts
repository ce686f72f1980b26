import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { currencyFields } from '../../shared/currency.ts'
import { daysOf } from '../../shared/period.ts'
import { runTool, tools } from '../../server/tools/index.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

function charge(day: string, BillingCurrency: string, BilledCost: string) {
  return {
    BillingCurrency,
    BilledCost,
    BillingPeriodStart: `${day.slice(0, 7)}-01T00:00:00Z`,
    ChargePeriodStart: `${day}T00:00:00Z`,
  }
}

const Lists = z.object(currencyFields)
type Lists = z.infer<typeof Lists>

/** What every surface says about the month that begins on the first of `today`'s month. */
async function everySurface(
  app: TestApp,
  month: string,
  today: string,
): Promise<{ readonly surfaces: Record<string, Lists>; readonly text: string }> {
  const range = { start_date: `${month}-01`, end_date: today }
  const { client } = app
  await client.budgets.create.mutate({ name: 'All', amount: 100_000, currency: 'USD' })
  const overview = await client.overview.overview.query({})
  const [budget] = await client.budgets.list.query()
  const asked = await client.assistant.query.mutate({
    query: `How much did I spend from ${range.start_date} to ${range.end_date}?`,
  })
  const surfaces: Record<string, Lists> = {
    list: (await client.costs.list.query(range)).metadata,
    monthly: (await client.costs.list.query({ ...range, granularity: 'monthly' })).metadata,
    aggregate: (await client.costs.aggregate.query({ ...range, group_by: 'service' })).metadata,
    'by account': (await client.costs.aggregate.query({ ...range, group_by: 'account' })).metadata,
    summary: await client.costs.summary.query(range),
    tags: await client.costs.tags.query(range),
    forecast: await client.forecasts.forecast.query({}),
    explain: await client.explanations.explain.query({ ...range, incomplete_days: 'include' }),
    anomalies: await client.anomalies.list.query(range),
    recommendations: await client.recommendations.list.query({ state: 'all' }),
    assistant: asked.data,
    overview,
    ...(budget === undefined ? {} : { budgets: budget.state }),
  }
  for (const tool of tools) {
    const result = await runTool(tool, range, { ...app.ctx, caller: 'test' })
    surfaces[`tool ${tool.name}`] = Lists.parse(tool.output.parse(result))
  }
  const { reporting_currency } = await client.exchange_rates.list.query()
  for (const [name, { currency }] of Object.entries(surfaces))
    expect([name, currency]).toEqual([name, reporting_currency])
  return { surfaces, text: asked.response }
}

describe('an amount without any rate', () => {
  const bill = focusBill([charge('2026-10-01', 'USD', '10'), charge('2026-10-20', 'EUR', '20')])

  test('stands apart, with its amount, on every surface', async () => {
    await using app = await createTestApp({ now: '2026-10-25T12:00:00.000Z' })
    await deliverBill(app, bill)
    const { text, surfaces } = await everySurface(app, '2026-10', '2026-10-25')
    for (const [name, { unconverted }] of Object.entries(surfaces)) {
      expect([name, unconverted]).toMatchObject([
        name,
        [{ billing_currency: 'EUR', cost: 20, record_count: 1, months: ['2026-10'] }],
      ])
    }
    expect(text).toContain('20.00 EUR have no exchange rate')
    expect((await app.client.costs.summary.query({})).total_cost).toBe(10)
    expect((await app.client.overview.overview.query({})).month_to_date).toBe(10)
  })

  test('stands apart also where nothing else was spent', async () => {
    await using app = await createTestApp({ now: '2026-10-25T12:00:00.000Z' })
    await deliverBill(app, focusBill([charge('2026-10-20', 'EUR', '20')]))
    const { text, surfaces } = await everySurface(app, '2026-10', '2026-10-25')
    for (const [name, { unconverted }] of Object.entries(surfaces)) {
      expect([name, unconverted]).toMatchObject([name, [{ billing_currency: 'EUR', cost: 20 }]])
    }
    expect(text).toContain('20.00 EUR have no exchange rate')
  })
})

test('what stands apart can still be filtered for', async () => {
  await using app = await createTestApp()
  await deliverBill(app, focusBill([charge('2026-10-20', 'EUR', '20')]))
  const range = { start_date: '2026-10-01', end_date: '2026-10-31' } as const
  expect(await app.client.costs.values.query({ ...range, of: 'charge_category' })).toEqual([
    { value: 'Usage', total_cost: 0 },
  ])
})

describe('a month whose rate is not known yet', () => {
  const days = daysOf({ start_date: '2026-08-01', end_date: '2026-12-03' })
  const bill = focusBill(days.map((day) => charge(day, 'EUR', '100')))

  async function withRates(): Promise<TestApp> {
    const app = await createTestApp({ now: '2026-12-05T12:00:00.000Z' })
    await deliverBill(app, bill)
    const rates = ['2026-08', '2026-09', '2026-10', '2026-11'].map((month) => `${month},EUR,1.1`)
    await app.client.exchange_rates.load.mutate({ csv: ['month,currency,rate', ...rates].join('\n') })
    return app
  }

  test('counts at the last rate, marked on every surface', async () => {
    await using app = await withRates()
    const { text, surfaces } = await everySurface(app, '2026-12', '2026-12-05')
    for (const [name, { unconverted, provisional_rates }] of Object.entries(surfaces)) {
      expect([name, unconverted, provisional_rates]).toMatchObject([
        name,
        [],
        [{ billing_currency: 'EUR', month: '2026-12', rate: 1.1, rate_month: '2026-11', cost: 300 }],
      ])
      expect(provisional_rates[0]?.converted_cost).toBeCloseTo(330, 6)
    }
    expect(text).toContain('300.00 EUR of 2026-12 are converted at the rate of 2026-11')
    const overview = await app.client.overview.overview.query({})
    expect(overview.month_to_date).toBeCloseTo(330, 6)
    const [budget] = await app.client.budgets.list.query()
    expect(budget?.state.spent).toBeCloseTo(330, 6)
    expect(overview.forecast?.total.expected).toBeCloseTo(31 * 110, 0)
    const explanation = await app.client.explanations.explain.query({ preset: 'this_month' })
    expect(explanation.percentage_change).toBe(0)
  })

  test('has nothing provisional in another reporting currency of its own', async () => {
    await using app = await withRates()
    await app.client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    const { surfaces } = await everySurface(app, '2026-12', '2026-12-05')
    for (const [name, { currency, unconverted, provisional_rates }] of Object.entries(surfaces))
      expect([name, currency, unconverted, provisional_rates]).toEqual([name, 'EUR', [], []])
    const [budget] = await app.client.budgets.list.query()
    expect(budget).toMatchObject({ amount: 100_000, currency: 'USD' })
    expect(budget?.state.amount).toBeCloseTo(100_000 / 1.1, 5)
    expect(budget?.state.spent).toBe(300)
    const answer = await app.client.assistant.query.mutate({ query: 'How much did I spend last month?' })
    expect(answer.response).toContain('€3,000.00')
    expect(answer.response).not.toContain('$')
  })
})

describe('the change of a period', () => {
  const months = { start_date: '2026-10-01', end_date: '2026-10-31' } as const
  const before = { compare_start_date: '2026-09-01', compare_end_date: '2026-09-30' } as const

  async function changed(): Promise<TestApp> {
    const app = await createTestApp({ now: '2026-12-05T12:00:00.000Z' })
    await deliverBill(
      app,
      focusBill([
        charge('2026-09-10', 'EUR', '100'),
        charge('2026-10-10', 'EUR', '120'),
        charge('2026-09-10', 'USD', '10.01'),
        charge('2026-10-10', 'USD', '10.02'),
      ]),
    )
    await app.client.exchange_rates.load.mutate({
      csv: 'month,currency,rate\n2026-09,EUR,1.1\n2026-10,EUR,1.2345\n',
    })
    return app
  }

  test('is divided into the real one and what exchange rates did, to the cent', async () => {
    await using app = await changed()
    const explanation = await app.client.explanations.explain.query({
      ...months,
      ...before,
      incomplete_days: 'include',
    })
    // 120 EUR are 132 USD at the rate of September and 148.14 at that of October.
    expect(explanation).toMatchObject({
      previous_total: 120.01,
      current_total: 158.16,
      difference: 38.15,
      exchange_rate_change: 16.14,
      real_change: 22.01,
    })
    const causes = explanation.causes ?? []
    expect(causes.find(({ label }) => label === 'Exchange rates')?.change).toBe(16.14)
    expect(causes.reduce((sum, { change }) => sum + Math.round(change * 100), 0)).toBe(3815)
    expect(explanation.summary).toContain('Exchange rates make +$16.14 of it')
    const { comparison } = await app.client.costs.summary.query({ ...months, incomplete_days: 'include' })
    expect(comparison?.exchange_rate_change).toBeCloseTo(16.14, 6)
    expect(comparison?.real_change).toBeCloseTo(22.01, 6)
    // Per day: 142.02 in 31 days against 120.01 in 30.
    expect(comparison?.real_percentage_change).toBeCloseTo(14.52, 2)
  })

  test('tells of its own days only what stands apart', async () => {
    await using app = await changed()
    await deliverBill(
      app,
      focusBill(['2026-07', '2026-09', '2026-10'].map((month) => charge(`${month}-05`, 'CHF', '7'))),
    )
    const { unconverted } = await app.client.explanations.explain.query({
      ...months,
      compare_start_date: '2026-07-01',
      compare_end_date: '2026-07-31',
      incomplete_days: 'include',
    })
    expect(unconverted).toEqual([
      { billing_currency: 'CHF', cost: 14, record_count: 2, months: ['2026-07', '2026-10'] },
    ])
  })

  test('is all real where the rate stayed, and where no other currency is involved', async () => {
    await using app = await changed()
    await app.client.exchange_rates.set.mutate({ month: '2026-10', currency: 'EUR', rate: 1.1 })
    const explain = () =>
      app.client.explanations.explain.query({ ...months, ...before, incomplete_days: 'include' })
    expect(await explain()).toMatchObject({ exchange_rate_change: 0, real_change: 22.01 })
    await app.client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    const inEur = await explain()
    expect(inEur).toMatchObject({ currency: 'EUR', exchange_rate_change: 0 })
  })
})
