import { describe, expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

/** 10 USD a day of AWS, and 5 of GCP, up to today. */
async function withCosts(): Promise<TestApp> {
  const app = await createTestApp()
  const days = daysOf({ start_date: '2026-08-15', end_date: '2026-11-24' })
  await insertCosts(
    app.ctx,
    days.flatMap((date) => [
      costRow({ date, cost: 10 }),
      costRow({ date, cost: 5, cloud_provider: 'GCP', service_name: 'Cloud Storage' }),
    ]),
  )
  return app
}

const budget = { name: 'AWS', amount: 280, scope: { cloud_provider: 'AWS' as const } }

describe('a budget', () => {
  test('has a state with pace, forecast and the day of its overrun', async () => {
    await using app = await withCosts()
    const { status, body } = await app.rest('/budgets', json('POST', budget))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: 'AWS',
      amount: 280,
      period: 'monthly',
      metric: 'billed',
      scope: { cloud_provider: 'AWS' },
      actual_thresholds: [80, 100],
      forecast_thresholds: [100],
      state: {
        period: { start_date: '2026-11-01', end_date: '2026-11-30' },
        spent: 240,
        spent_percent: 85.71,
        remaining: 40,
        elapsed_percent: 80,
        pace_percent: 107.14,
        forecast: { expected: 300 },
        forecast_percent: 107.14,
        projected_overrun_date: '2026-11-29',
        status: 'at_risk',
        thresholds: [
          { basis: 'actual', percent: 80, is_crossed: true },
          { basis: 'actual', percent: 100, is_crossed: false },
          { basis: 'forecast', percent: 100, is_crossed: true },
        ],
      },
    })
  })

  test('may be for an account, a region or a tag of the bills', async () => {
    await using app = await withCosts()
    await insertCharges(
      app.ctx,
      daysOf({ start_date: '2026-10-01', end_date: '2026-11-24' }).flatMap((date) => [
        chargeRow({ date, sub_account_name: 'shop', billed_cost: 3, tags: '{"team":"web"}' }),
        chargeRow({ date, sub_account_name: 'web', billed_cost: 7, charge_category: 'Tax' }),
      ]),
    )
    for (const [scope, spent] of [
      [{ account: 'shop' }, 72],
      [{ account: ['shop', 'web'], exclude: 'tax' }, 72],
      [{ tag: 'team=web' }, 72],
      [{ cloud_provider: 'AWS', exclude: ['tax'] }, 312],
    ] as const) {
      const { status, body } = await app.rest('/budgets', json('POST', { ...budget, scope }))
      expect([status, body.scope, body.state.spent]).toEqual([200, scope, spent])
      expect(body.state.forecast.expected).toBeCloseTo((spent / 24) * 30, 6)
    }
  })

  test('has a history of past periods against its amount', async () => {
    await using app = await withCosts()
    const { id } = await app.client.budgets.create.mutate({ ...budget, amount: 305 })
    const { body } = await app.rest(`/budgets/${id}`)
    expect(body.history).toMatchObject([
      {
        start_date: '2026-10-01',
        end_date: '2026-10-31',
        spent: 310,
        spent_percent: 101.64,
        is_over: true,
        is_partial: false,
      },
      {
        start_date: '2026-09-01',
        end_date: '2026-09-30',
        spent: 300,
        spent_percent: 98.36,
        is_over: false,
        is_partial: false,
      },
      {
        start_date: '2026-08-01',
        end_date: '2026-08-31',
        spent: 170,
        spent_percent: 55.74,
        is_over: false,
        is_partial: true,
      },
    ])
  })

  test.each([
    ['quarterly', '2026-10-01', '2026-12-31', 825],
    ['yearly', '2026-01-01', '2026-12-31', 1530],
  ] as const)('can be %s', async (period, start_date, end_date, spent) => {
    await using app = await withCosts()
    const { state } = await app.client.budgets.create.mutate({ name: 'All', amount: 1e6, period })
    expect(state).toMatchObject({
      period: { start_date, end_date },
      spent,
      status: 'on_track',
      projected_overrun_date: null,
    })
  })

  test('is over once more is spent, and knows since when', async () => {
    await using app = await withCosts()
    const { state } = await app.client.budgets.create.mutate({ ...budget, amount: 95 })
    expect(state).toMatchObject({ status: 'over', projected_overrun_date: '2026-11-10', remaining: -145 })
  })

  test('without any cost has no forecast', async () => {
    await using app = await createTestApp()
    const { state } = await app.client.budgets.create.mutate(budget)
    expect(state).toMatchObject({ spent: 0, forecast: null, forecast_percent: null, status: 'on_track' })
  })

  test('is listed, replaced and deleted', async () => {
    await using app = await withCosts()
    const { id } = await app.client.budgets.create.mutate(budget)
    const changed = await app.rest(
      `/budgets/${id}`,
      json('PUT', { name: 'All', amount: 500, actual_thresholds: [90, 50, 90] }),
    )
    expect(changed.body).toMatchObject({ id, name: 'All', scope: {}, actual_thresholds: [50, 90] })
    expect(await app.client.budgets.list.query()).toMatchObject([{ id, name: 'All' }])
    expect((await app.rest(`/budgets/${id}`, { method: 'DELETE' })).body).toEqual({ id, deleted: true })
    expect((await app.rest('/budgets')).body).toEqual([])
    expect((await app.rest(`/budgets/${id}`)).status).toBe(404)
  })
})

test.each([
  { ...budget, amount: 0 },
  { ...budget, amount: -5 },
  { ...budget, amount: null },
  { ...budget, amount: '' },
  { ...budget, amount: '5' },
  { ...budget, name: ' ' },
  { ...budget, period: 'weekly' },
  { ...budget, scope: { cloud_provider: 'Oracle' } },
  { ...budget, scope: { colour: 'red' } },
  { ...budget, actual_thresholds: [0] },
  { ...budget, actual_thresholds: [null] },
  { ...budget, actual_thresholds: ['80'] },
  { ...budget, actual_thresholds: 80 },
  { ...budget, colour: 'red' },
  {},
])('POST /budgets %j is a 400', async (body) => {
  await using app = await createTestApp()
  // A second time, since the REST layer changes schemas with their first use.
  for (const round of [1, 2])
    expect([round, (await app.rest('/budgets', json('POST', body))).status]).toEqual([round, 400])
})

test.each(['GET', 'DELETE'])('%s of an unknown budget is a 404', async (method) => {
  await using app = await createTestApp()
  expect((await app.rest('/budgets/77', { method })).status).toBe(404)
})
