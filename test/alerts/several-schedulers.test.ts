import { expect, test } from 'vitest'
import { runScheduled } from '../../server/alerts/start-scheduler.ts'
import { claimsOf } from '../../server/claims/claim.ts'
import { releaseClaim, takeClaim } from '../../server/claims/take-claim.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { createReceiver } from '../support/webhook-receiver.ts'

/** A budget that is spent, with a webhook to tell. */
async function setUp(url: string) {
  const app = await createTestApp()
  await app.client.webhooks.create.mutate({ name: 'Hook', url, secret: 'a secret of some length' })
  await app.client.budgets.create.mutate({ name: 'All', amount: 100, forecast_thresholds: [] })
  await insertCosts(app.ctx, [costRow({ date: '2026-11-20', cost: 90 })])
  return app
}

test('several processes that look after alerts tell of each once', async () => {
  await using receiver = await createReceiver({ status: 204 })
  await using app = await setUp(receiver.url)
  await Promise.all([1, 2, 3, 4].map(() => runScheduled(app.ctx)))
  await runScheduled(app.ctx)
  const alerts = await app.ctx.database('alerts').pluck('id')
  expect(alerts.length).toBeGreaterThan(0)
  expect(receiver.received).toHaveLength(alerts.length)
})

test.each([
  ['alerts', 0],
  ['deliveries', 1],
])('what another process is at, is left to it: %s', async (name, alerts) => {
  await using receiver = await createReceiver({ status: 204 })
  await using app = await setUp(receiver.url)
  const book = claimsOf(app.ctx)
  const claim = await takeClaim(book, name, 'another process')
  if (claim === null) throw new Error('The claim is taken.')
  await runScheduled(app.ctx)
  expect(await app.ctx.database('alerts').pluck('id')).toHaveLength(alerts)
  expect(receiver.received).toHaveLength(0)
  await releaseClaim(book, claim)
  await runScheduled(app.ctx)
  expect(receiver.received).toHaveLength(1)
})
