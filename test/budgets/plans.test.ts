import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { NewBudget as BudgetInput } from '../../shared/budget.ts'
import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

/** 10 USD a day of AWS up to today, in October 20. */
async function withCosts(start_date = '2026-08-15'): Promise<TestApp> {
  const app = await createTestApp()
  const days = daysOf({ start_date, end_date: '2026-11-24' })
  await insertCosts(
    app.ctx,
    days.map((date) => costRow({ date, cost: date.startsWith('2026-10') ? 20 : 10 })),
  )
  return app
}

type NewBudget = z.input<typeof BudgetInput>

const budget: NewBudget = {
  name: 'AWS',
  amount: 400,
  forecast_thresholds: [],
  scope: { cloud_provider: 'AWS' },
}

describe('a budget', () => {
  test('has amounts of its own for months, and past ones are held against theirs', async () => {
    await using app = await withCosts()
    const monthly_amounts = [
      { month: '2026-11', amount: 250 },
      { month: '2026-09', amount: 200 },
      { month: '2027-01', amount: 0 },
    ]
    const { body } = await app.rest('/budgets', json('POST', { ...budget, monthly_amounts }))
    expect(body.monthly_amounts.map(({ month }: any) => month)).toEqual(['2026-09', '2026-11', '2027-01'])
    expect(body).toMatchObject({
      amount: 400,
      state: {
        set_amount: 250,
        amount: 250,
        carried_over: 0,
        spent: 240,
        spent_percent: 96,
        status: 'at_risk',
      },
    })
    const { history } = (await app.rest(`/budgets/${body.id}`)).body
    expect(history.map((past: any) => [past.start_date, past.amount, past.spent, past.is_over])).toEqual([
      ['2026-10-01', 400, 620, true],
      ['2026-09-01', 200, 300, true],
      ['2026-08-01', 400, 170, false],
    ])
  })

  test('of a month without an amount is over with the first cost', async () => {
    await using app = await withCosts()
    const monthly_amounts = [{ month: '2026-11', amount: 0 }]
    const { state } = await app.client.budgets.create.mutate({ ...budget, monthly_amounts })
    expect(state).toMatchObject({
      amount: 0,
      spent_percent: null,
      pace_percent: null,
      remaining: -240,
      status: 'over',
      projected_overrun_date: '2026-11-01',
      thresholds: [{ is_crossed: true }, { is_crossed: true }],
    })
    expect((await app.rest('/alerts')).body).toMatchObject([{ title: "Budget 'AWS' reached 100 %" }])
  })

  test.each([
    // 400 - 300 of September; 500 - 620 of October leave nothing.
    ['unspent', null, 0, 400],
    ['overspent', null, -220, 180],
    ['both', null, -120, 280],
    ['both', '2026-10', -220, 180],
    ['both', '2026-11', 0, 400],
  ] as const)('carries %s from %s on', async (rollover, rollover_from, carried_over, amount) => {
    await using app = await withCosts()
    const { body } = await app.rest('/budgets', json('POST', { ...budget, rollover, rollover_from }))
    expect(body).toMatchObject({
      rollover,
      rollover_from,
      amount: 400,
      state: { carried_over, amount, set_amount: 400 },
    })
    const { history } = (await app.rest(`/budgets/${body.id}`)).body
    // The data begins within August: its rest says nothing.
    expect(history.at(-1)).toMatchObject({ start_date: '2026-08-01', is_partial: true })
    expect(history.at(-2)).toMatchObject({ start_date: '2026-09-01', carried_over: 0, amount: 400 })
  })

  test('of a quarter carries into the next one', async () => {
    await using app = await withCosts('2026-07-01')
    const quarterly = { ...budget, period: 'quarterly', amount: 1000, rollover: 'unspent' } as const
    const { state } = await app.client.budgets.create.mutate(quarterly)
    expect(state).toMatchObject({ carried_over: 80, amount: 1080, spent: 860 })
  })

  test('in another currency carries at the rates of each month, and says where there is none', async () => {
    await using app = await withCosts()
    await app.client.exchange_rates.set.mutate({ month: '2026-10', currency: 'EUR', rate: 2 })
    await app.client.exchange_rates.set.mutate({ month: '2026-11', currency: 'EUR', rate: 1.5 })
    const euros = { ...budget, currency: 'EUR', rollover: 'both' } as const
    const { id, state } = await app.client.budgets.create.mutate({ ...euros, rollover_from: '2026-10' })
    // 800 - 620 of October; 400 EUR of November are 600 USD.
    expect(state).toMatchObject({ set_amount: 400, carried_over: 180, amount: 780 })
    // September has no rate, so nobody knows what it left over.
    const unknown = await app.client.budgets.update.mutate({ ...euros, id })
    expect(unknown.state).toMatchObject({
      set_amount: 400,
      carried_over: null,
      amount: null,
      status: 'unknown',
      thresholds: [{ is_crossed: false }, { is_crossed: false }],
    })
  })

  test('has an owner and a team, until they are left out', async () => {
    await using app = await createTestApp()
    const created = await app.rest('/budgets', json('POST', { ...budget, owner: ' Ana ', team: 'Web' }))
    expect(created.body).toMatchObject({ owner: 'Ana', team: 'Web' })
    const asIs = { ...budget, owner: 'Ana', team: null, rollover_from: null }
    expect((await app.rest('/budgets/1', json('PUT', asIs))).body).toMatchObject({ owner: 'Ana', team: null })
    expect((await app.rest('/budgets/1', json('PUT', budget))).body).toMatchObject({
      owner: null,
      team: null,
    })
  })
})

test('POST /budgets refuses what is wrong with amounts of months, rollovers and owners', async () => {
  await using app = await createTestApp()
  const month = { month: '2026-11', amount: 5 }
  const bad = [
    { monthly_amounts: null },
    { monthly_amounts: { '2026-11': 5 } },
    { monthly_amounts: [5] },
    { monthly_amounts: [{ ...month, amount: -1 }] },
    { monthly_amounts: [{ ...month, amount: null }] },
    { monthly_amounts: [{ ...month, amount: '' }] },
    { monthly_amounts: [{ ...month, amount: '5' }] },
    { monthly_amounts: [{ ...month, amount: 2e12 }] },
    { monthly_amounts: [{ amount: 5 }] },
    { monthly_amounts: [{ month: '2026-11' }] },
    { monthly_amounts: [{ ...month, month: '2026-13' }] },
    { monthly_amounts: [{ ...month, month: '2026-11-01' }] },
    { monthly_amounts: [{ ...month, month: '1999-12' }] },
    { monthly_amounts: [{ ...month, year: 2026 }] },
    { monthly_amounts: [month, month] },
    { monthly_amounts: [month], period: 'quarterly' },
    { monthly_amounts: [month], period: 'yearly' },
    { monthly_amounts: Array.from({ length: 121 }, () => month) },
    { rollover: 'all' },
    { rollover: true },
    { rollover: null },
    { rollover: 'both', period: 'yearly' },
    { rollover: 'both', rollover_from: '2026' },
    { rollover: 'both', rollover_from: '2026-11-01' },
    { rollover_from: '2026-11' },
    { owner: '' },
    { owner: ' ' },
    { owner: ['Ana'] },
    { owner: 'x'.repeat(201) },
    { team: '' },
    { currency: 'euro' },
  ]
  for (const round of [1, 2])
    for (const part of bad) {
      const { status } = await app.rest('/budgets', json('POST', { ...budget, ...part }))
      expect([round, part, status]).toEqual([round, part, 400])
    }
  await expect(app.client.budgets.create.mutate({ ...budget, rollover_from: '2026-11' })).rejects.toThrow(
    /rollover/,
  )
})
