import { expect, test } from 'vitest'
import { routingAndAmounts } from '../../server/database/migrations/018-routing-and-amounts.ts'
import { migrationSource } from '../../server/database/migrations/index.ts'
import { createTestApp } from '../support/create-test-app.ts'

const now = '2026-11-24T12:00:00.000Z'

test('budgets, alerts and webhooks from before go on as they were, and back', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  expect(await migrationSource.getMigrations([])).toContain(routingAndAmounts)
  await routingAndAmounts.down(database)
  const budget = {
    name: 'All',
    amount: 100,
    currency: 'EUR',
    period: 'monthly',
    metric: 'billed',
    scope: '{}',
    actual_thresholds: '[80,100]',
    forecast_thresholds: '[]',
    created_at: now,
    updated_at: now,
  } as const
  await database('budgets').insert(budget)
  const alert = { severity: 'medium', title: 'T', message: 'M', created_at: now, budget_id: 1 } as const
  await database('alerts').insert([
    { ...alert, kind: 'budget_actual', occasion: 'budget 1 2026-11-01 actual 80' },
    { ...alert, kind: 'budget_forecast', occasion: 'budget 1 2026-11-01 forecast 100.5', resolved_at: now },
    { ...alert, kind: 'anomaly', occasion: 'anomaly 7', budget_id: null },
  ])
  const hook = {
    name: 'H',
    url: 'http://127.0.0.1:9/',
    shape: 'json',
    secret: 'a secret of some length',
  } as const
  await database('webhooks').insert({ ...hook, state: 'enabled', created_at: now, updated_at: now })
  const delivery = {
    webhook_id: 1,
    status: 'pending',
    body: '{}',
    created_at: now,
    next_attempt_at: now,
  } as const
  await database('webhook_deliveries').insert([
    { ...delivery, alert_id: 1 },
    { ...delivery, alert_id: null },
  ])

  await routingAndAmounts.up(database)
  expect(await database('passed_thresholds').select('*')).toEqual([
    { budget_id: 1, period_start: '2026-11-01', basis: 'actual', percent: 80, passed_at: now },
  ])
  expect(await app.client.budgets.list.query()).toMatchObject([
    {
      ...budget,
      scope: {},
      actual_thresholds: [80, 100],
      forecast_thresholds: [],
      monthly_amounts: [],
      rollover: 'none',
      owner: null,
    },
  ])
  expect(await app.client.webhooks.list.query()).toMatchObject([
    {
      name: 'H',
      has_secret: true,
      is_enabled: true,
      filter: {},
      quiet_hours: null,
      digest: 'off',
      time_zone: 'UTC',
    },
  ])
  const alerts = await app.client.alerts.list.query({})
  expect(alerts.map(({ receiver_count, subject }) => [receiver_count, subject.cloud_provider])).toEqual(
    alerts.map(() => [null, []]),
  )
  expect(
    await database('webhook_deliveries').orderBy('id').select('message', 'message_id', 'digest_id'),
  ).toEqual([
    { message: 'alert', message_id: 'msg_1', digest_id: null },
    { message: 'test', message_id: 'msg_2', digest_id: null },
  ])
  await expect(database.raw(`update budgets set rollover = 'odd'`)).rejects.toThrow(/check/i)
  await expect(database.raw(`update webhooks set digest = 'odd'`)).rejects.toThrow(/check/i)

  // What waits for a digest is not lost on the way back.
  await database('webhook_deliveries').insert({ ...delivery, message: 'digest', message_id: 'msg_3' })
  await database('webhook_deliveries').where({ id: 1 }).update({ digest_id: 3, next_attempt_at: null })
  await routingAndAmounts.down(database)
  expect(await database('webhook_deliveries').orderBy('id').select('id', 'next_attempt_at')).toEqual([
    { id: 1, next_attempt_at: now },
    { id: 2, next_attempt_at: now },
  ])
  expect(await database('budgets').first('name', 'amount', 'currency')).toEqual({
    name: 'All',
    amount: 100,
    currency: 'EUR',
  })
  await routingAndAmounts.up(database)
})
