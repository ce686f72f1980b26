import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createClock } from '../../server/clock.ts'
import { evaluateAlerts } from '../../server/alerts/evaluate-alerts.ts'
import { deliverDue } from '../../server/webhooks/deliver-due.ts'
import { addSeconds } from '../../shared/instant.ts'
import type { WebhookShape } from '../../shared/webhook.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, testNow, type TestApp } from '../support/create-test-app.ts'
import { createReceiver, createRubbishServer } from '../support/webhook-receiver.ts'

const secret = 'a secret of some length'
const patient = { patience: 5_000 }

/** An alert about a budget that is spent, on its way to a webhook. */
async function withAlertFor(url: string, shape: WebhookShape = 'json'): Promise<TestApp> {
  const app = await createTestApp()
  await app.client.webhooks.create.mutate({ name: 'Hook', url, shape, secret })
  await insertCosts(app.ctx, [costRow({ date: '2026-11-20', cost: 90 })])
  await app.client.budgets.create.mutate({ name: '<All> & more', amount: 100, forecast_thresholds: [] })
  await evaluateAlerts(app.ctx)
  return app
}

function deliverAt(app: TestApp, seconds: number, options = patient): Promise<number> {
  return deliverDue({ ...app.ctx, clock: createClock(addSeconds(testNow, seconds)) }, options)
}

const log = (app: TestApp) => app.client.webhooks.deliveries.query({ id: 1 })

describe('a delivery', () => {
  test('carries the alert, signed, and is sent once', async () => {
    await using receiver = await createReceiver({ status: 200, body: 'ok' })
    await using app = await withAlertFor(receiver.url)
    expect(await deliverAt(app, 0)).toBe(1)
    expect(await deliverAt(app, 100_000)).toBe(0)
    expect(receiver.received).toHaveLength(1)
    const [message] = receiver.received
    expect(JSON.parse(message?.body ?? '')).toEqual({
      type: 'alert',
      version: 1,
      alert: await app.client.alerts.list.query({}).then(([alert]) => alert),
    })
    const time = Date.parse(testNow) / 1000
    const expected = createHmac('sha256', secret).update(`${time}.${message?.body}`).digest('hex')
    expect(message?.headers['x-billow-signature']).toBe(`t=${time},v1=${expected}`)
    const {
      'webhook-id': id,
      'webhook-timestamp': stamp,
      'webhook-signature': signature,
    } = message?.headers ?? {}
    const own = createHmac('sha256', secret)
      .update(`${String(id)}.${time}.${message?.body}`)
      .digest('base64')
    expect([stamp, signature]).toEqual([String(time), `v1,${own}`])
    expect(message?.headers['content-type']).toMatch('application/json')
    expect(await log(app)).toMatchObject([
      {
        status: 'delivered',
        next_attempt_at: null,
        attempts: [{ attempted_at: testNow, status_code: 200, error: null }],
      },
    ])
  })

  test.each([
    [500, { status: 500 }, 500],
    [429, { status: 429, headers: { 'retry-after': '600' } }, 429],
    ['slow', 'silent' as const, null],
  ])('to a receiver that is wrong (%s) is tried again', async (_name, behaviour, status_code) => {
    await using receiver = await createReceiver(behaviour, { status: 204 })
    await using app = await withAlertFor(receiver.url)
    await deliverAt(app, 0, { patience: 200 })
    const [delivery] = await log(app)
    const wait = status_code === 429 ? 600 : 60
    expect(delivery).toMatchObject({
      status: 'pending',
      next_attempt_at: addSeconds(testNow, wait),
      attempts: [{ status_code, error: expect.any(String) }],
    })
    expect(await deliverAt(app, wait - 1)).toBe(0)
    expect(await deliverAt(app, wait)).toBe(1)
    expect((await log(app))[0]).toMatchObject({
      status: 'delivered',
      attempts: [{}, { status_code: 204, error: null }],
    })
    // A receiver tells a second try from a second message, and an old one from a fresh one.
    const [first, second] = receiver.received.map(({ headers }) => headers)
    expect(second?.['webhook-id']).toBe(first?.['webhook-id'])
    expect(Number(second?.['webhook-timestamp'])).toBe(Number(first?.['webhook-timestamp']) + wait)
    expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature'])
  })

  test('to a server that is down, or speaks no HTTP, is tried six times and given up', async () => {
    const down = await createReceiver()
    await down[Symbol.asyncDispose]()
    await using rubbish = await createRubbishServer()
    for (const url of [down.url, rubbish.url]) {
      await using app = await withAlertFor(url)
      const seen: (string | null | undefined)[] = []
      for (let seconds = 0, round = 0; round < 6; round += 1) {
        expect(await deliverAt(app, seconds)).toBe(1)
        const next = (await log(app))[0]?.next_attempt_at
        seen.push(next)
        seconds = (Date.parse(next ?? testNow) - Date.parse(testNow)) / 1000
      }
      const waits = [60, 360, 2_160, 9_360, 52_560]
      expect(seen).toEqual([...waits.map((wait) => addSeconds(testNow, wait)), null])
      expect((await log(app))[0]).toMatchObject({ status: 'failed', next_attempt_at: null })
      expect(await deliverAt(app, 1_000_000)).toBe(0)
    }
  })

  test.each([400, 404, 410])('that is refused with %d is given up at once', async (status) => {
    await using receiver = await createReceiver({ status })
    await using app = await withAlertFor(receiver.url)
    await deliverAt(app, 0)
    expect((await log(app))[0]).toMatchObject({ status: 'failed', attempts: [{ status_code: status }] })
  })

  test('does not follow redirects', async () => {
    await using target = await createReceiver({ status: 200 })
    await using receiver = await createReceiver({ status: 302, headers: { location: target.url } })
    await using app = await withAlertFor(receiver.url)
    await deliverAt(app, 0)
    expect(target.received).toEqual([])
    expect((await log(app))[0]).toMatchObject({ status: 'pending', attempts: [{ status_code: 302 }] })
  })

  test.each([
    ['slack', (body: any) => body.blocks[0].text.text],
    ['teams', (body: any) => body.attachments[0].content.body.map((block: any) => block.text).join('\n')],
  ] as const)('takes the shape of %s', async (shape, textOf) => {
    await using receiver = await createReceiver({ status: 200 })
    await using app = await withAlertFor(receiver.url, shape)
    await deliverAt(app, 0)
    const text: string = textOf(JSON.parse(receiver.received[0]?.body ?? ''))
    expect(text).toContain('reached 80 %')
    expect(text).toContain('$90.00 of $100.00')
    expect(text.includes('&lt;All&gt; &amp; more')).toBe(shape === 'slack')
  })

  test('waits while its webhook is not in use', async () => {
    await using receiver = await createReceiver({ status: 200 })
    await using app = await withAlertFor(receiver.url)
    await app.client.webhooks.update.mutate({ id: 1, name: 'Hook', url: receiver.url, is_enabled: false })
    expect(await deliverAt(app, 0)).toBe(0)
    await app.client.webhooks.update.mutate({ id: 1, name: 'Hook', url: receiver.url })
    expect(await deliverAt(app, 0)).toBe(1)
  })

  test('is sent once when two processes deliver at the same time', async () => {
    await using receiver = await createReceiver({ status: 200 })
    await using app = await withAlertFor(receiver.url)
    const tried = await Promise.all([deliverAt(app, 0), deliverAt(app, 0)])
    expect(tried.toSorted()).toEqual([0, 1])
    expect(receiver.received).toHaveLength(1)
  })
})

test('POST /webhooks/{id}/test tells at once what came of it', async () => {
  await using receiver = await createReceiver({ status: 200 })
  await using app = await createTestApp()
  await app.client.webhooks.create.mutate({ name: 'Hook', url: receiver.url, secret })
  const { status, body } = await app.rest('/webhooks/1/test', { method: 'POST' })
  expect([status, body]).toMatchObject([200, { status: 'delivered', alert_id: null }])
  expect(receiver.received[0]?.body).toContain('A test from Billow')
})
