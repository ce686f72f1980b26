import { describe, expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json } from '../support/create-test-app.ts'

const rate = { month: '2026-11', currency: 'EUR', rate: 1.25 } as const

describe('what people entered keeps its currency:', () => {
  test('a budget, whose state is in the reporting currency', async () => {
    await using app = await createTestApp()
    const { client } = app
    await client.costs.create.mutate({
      cloud_provider: 'Other',
      service_name: 'Support',
      date: '2026-11-10',
      cost: 500,
    })
    const { id } = await client.budgets.create.mutate({ name: 'All', amount: 1000 })
    await client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    expect(await client.budgets.get.query({ id })).toMatchObject({
      amount: 1000,
      currency: 'USD',
      state: {
        currency: 'EUR',
        amount: null,
        spent: 0,
        spent_percent: null,
        remaining: null,
        pace_percent: null,
        status: 'unknown',
        unconverted: [{ billing_currency: 'USD', cost: 500 }],
      },
    })
    await client.exchange_rates.set.mutate(rate)
    expect(await client.budgets.get.query({ id })).toMatchObject({
      amount: 1000,
      state: { amount: 800, spent: 400, spent_percent: 50, remaining: 400 },
    })
    const changed = await client.budgets.update.mutate({ id, name: 'All', amount: 500 })
    expect(changed).toMatchObject({
      amount: 500,
      currency: 'USD',
      state: { amount: 400 },
    })
    const own = await client.budgets.update.mutate({ id, name: 'All', amount: 500, currency: 'EUR' })
    expect(own).toMatchObject({ currency: 'EUR', state: { amount: 500, spent_percent: 80 } })
  })

  test('a saving that was expected when somebody decided', async () => {
    await using app = await createTestApp()
    await insertCosts(
      app.ctx,
      daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' }).map((date) =>
        costRow({ date, cost: 5, service_name: 'Idle public IP addresses' }),
      ),
    )
    const { client } = app
    await client.exchange_rates.set.mutate({ ...rate, month: '2026-08' })
    const id = (await client.recommendations.list.query({})).recommendations[0]?.id ?? ''
    const decision = { id, state: 'done', reason: 'Deleted' } as const
    const done = await client.recommendations.decide.mutate(decision)
    const expected = done.follow_up?.expected ?? 0
    expect(done.evidence.some(({ unit }) => unit === 'USD')).toBe(true)
    await client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    const [kept] = (await client.recommendations.list.query({ state: 'done' })).recommendations
    expect(kept?.follow_up?.expected).toBeCloseTo(expected / 1.25, 5)
    expect(kept?.evidence.some(({ unit }) => unit === 'EUR')).toBe(true)
  })

  test('a threshold, which is shown in the reporting currency', async () => {
    await using app = await createTestApp()
    const path = '/insight-settings/anomaly_min_impact'
    await app.rest(path, json('PUT', { value: 50 }))
    await app.client.exchange_rates.set.mutate(rate)
    await app.client.exchange_rates.report_in.mutate({ currency: 'EUR' })
    const shown = async () =>
      (await app.client.settings.list.query()).find(({ name }) => name === 'anomaly_min_impact')
    expect(await shown()).toMatchObject({ value: 40, default_value: 0.8, unit: 'EUR' })
    expect((await app.client.anomalies.list.query({})).gates.min_impact).toBe(40)
    await app.rest(path, json('PUT', { value: 60 }))
    expect(await shown()).toMatchObject({ value: 60, unit: 'EUR' })
    await app.client.exchange_rates.report_in.mutate({ currency: 'USD' })
    expect(await shown()).toMatchObject({ value: 75, default_value: 1, unit: 'USD' })
  })
})
