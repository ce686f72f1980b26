import { describe, expect, test } from 'vitest'
import { evaluateAlerts } from '../../server/alerts/evaluate-alerts.ts'
import { runScheduled } from '../../server/alerts/start-scheduler.ts'
import { createClock } from '../../server/clock.ts'
import { deliverDue } from '../../server/webhooks/deliver-due.ts'
import { daysOf } from '../../shared/period.ts'
import { changeData } from '../../server/database/data-version.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'
import { createReceiver } from '../support/webhook-receiver.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })
const spike = '2026-11-18'

async function withDemoCosts(app: TestApp): Promise<void> {
  await insertCosts(
    app.ctx,
    days.map((date) => costRow({ date, cost: date === spike ? 25 : 10 })),
  )
}

const november = focusBill([
  { BilledCost: '90', BillingPeriodStart: '2026-11-01T00:00:00Z', ChargePeriodStart: '2026-11-10T00:00:00Z' },
])
const budget = { name: 'All', amount: 100, forecast_thresholds: [] }
const manual = { cloud_provider: 'AWS', service_name: 'Support', date: '2026-11-10', cost: 90 } as const
const list = async (app: TestApp, query = '') => (await app.rest(`/alerts${query}`)).body

describe('a budget alert', () => {
  test.each([
    [
      'its bill is undone',
      async (app: TestApp) => {
        const { id } = await deliverBill(app, november)
        await app.client.budgets.create.mutate(budget)
        return () => app.client.imports.undo.mutate({ id })
      },
      '$0.00 of $100.00 are spent now, less than 80 %.',
    ],
    [
      'the demo data is removed',
      async (app: TestApp) => {
        await insertCosts(app.ctx, [costRow({ date: '2026-11-10', cost: 90 })])
        await app.client.budgets.create.mutate(budget)
        return () => app.client.demo_data.remove.mutate()
      },
      '$0.00 of $100.00 are spent now, less than 80 %.',
    ],
    [
      'a manual entry is deleted',
      async (app: TestApp) => {
        const { id } = await app.client.costs.create.mutate(manual)
        await app.client.budgets.create.mutate(budget)
        return () => app.client.costs.delete.mutate({ id })
      },
      '$0.00 of $100.00 are spent now, less than 80 %.',
    ],
    [
      'a manual entry moves to another month',
      async (app: TestApp) => {
        const { id } = await app.client.costs.create.mutate(manual)
        await app.client.budgets.create.mutate(budget)
        return () => app.client.costs.update.mutate({ ...manual, id, date: '2026-10-10' })
      },
      '$0.00 of $100.00 are spent now, less than 80 %.',
    ],
    [
      'its amount is raised',
      async (app: TestApp) => {
        await app.client.costs.create.mutate(manual)
        const { id } = await app.client.budgets.create.mutate(budget)
        return () => app.client.budgets.update.mutate({ ...budget, id, amount: 200 })
      },
      '$90.00 of $200.00 are spent now, less than 80 %.',
    ],
    [
      'its threshold is taken away',
      async (app: TestApp) => {
        await app.client.costs.create.mutate(manual)
        const { id } = await app.client.budgets.create.mutate(budget)
        return () => app.client.budgets.update.mutate({ ...budget, id, actual_thresholds: [95] })
      },
      'The budget does not warn at 80 % any more.',
    ],
    [
      'the budget is deleted',
      async (app: TestApp) => {
        await app.client.costs.create.mutate(manual)
        const { id } = await app.client.budgets.create.mutate(budget)
        return () => app.client.budgets.delete.mutate({ id })
      },
      'The budget was deleted.',
    ],
  ])('is resolved when %s', async (_what, prepare, resolution) => {
    await using app = await createTestApp()
    const change = await prepare(app)
    const open = await list(app, '?status=open&kind=budget_actual')
    const [alert] = open.filter(({ title }: any) => title.includes('80 %'))
    expect(alert).toMatchObject({ state: 'open', resolved_at: null, resolution: null })
    await change()
    expect(await list(app, '?status=resolved')).toContainEqual(
      expect.objectContaining({ id: alert.id, state: 'resolved', resolution }),
    )
    expect(await list(app, '?status=open&kind=budget_actual')).toEqual([])
    expect((await app.rest('/overview')).body.open_alert_count).toBe(0)
    expect(await list(app)).toContainEqual(expect.objectContaining({ id: alert.id }))
  })

  test('is resolved once it was acknowledged as well, and keeps the note', async () => {
    await using app = await createTestApp()
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    const [alert] = await list(app)
    await app.rest(`/alerts/${alert.id}/acknowledge`, json('POST', { note: 'Seen' }))
    expect(await list(app, '?status=acknowledged')).toHaveLength(1)
    await app.client.costs.delete.mutate({ id })
    expect(await list(app, '?status=acknowledged')).toEqual([])
    expect(await list(app, '?status=resolved')).toMatchObject([
      { id: alert.id, acknowledge_note: 'Seen', resolved_at: '2026-11-24T12:00:00.000Z' },
    ])
  })

  test('is raised anew when its cause comes back', async () => {
    await using app = await createTestApp()
    await app.client.budgets.create.mutate(budget)
    for (const round of [1, 2]) {
      const { id } = await app.client.costs.create.mutate(manual)
      expect(await list(app, '?status=open')).toHaveLength(1)
      await app.client.costs.delete.mutate({ id })
      expect(await list(app, '?status=open')).toEqual([])
      expect(await list(app)).toHaveLength(round)
    }
  })

  test('of a period that is over stays, unless its costs go', async () => {
    await using app = await createTestApp()
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.costs.create.mutate({ ...manual, cost: 1, date: '2026-08-01' })
    await app.client.budgets.create.mutate(budget)
    const inDecember = { ...app.ctx, clock: createClock('2026-12-03T12:00:00.000Z') }
    expect(await evaluateAlerts(inDecember)).toMatchObject({ created: [], resolved: [] })
    await app.client.costs.update.mutate({ ...manual, id, cost: 70 })
    expect(await evaluateAlerts(inDecember)).toMatchObject({
      resolved: [{ resolution: '$70.00 were spent in that period, less than 80 % of the amount.' }],
    })
  })
})

describe('an anomaly alert', () => {
  async function withAnomaly(): Promise<TestApp> {
    const app = await createTestApp()
    await withDemoCosts(app)
    await app.client.alerts.evaluate.mutate()
    expect(await list(app, '?status=open')).toMatchObject([{ kind: 'anomaly' }])
    return app
  }

  test('and its stored anomaly close when the demo data is removed, and open again when it is back', async () => {
    await using app = await withAnomaly()
    await app.client.demo_data.remove.mutate()
    expect(await list(app)).toMatchObject([
      { state: 'resolved', resolution: 'The costs of those days were removed.' },
    ])
    const stored = () => app.ctx.database('stored_anomalies').select('status', 'gone_at')
    expect(await stored()).toEqual([{ status: 'resolved', gone_at: '2026-11-24T12:00:00.000Z' }])
    await withDemoCosts(app)
    expect(await list(app, '?status=open')).toHaveLength(1)
    expect(await stored()).toEqual([{ status: 'open', gone_at: null }])
    const { anomalies } = await app.client.anomalies.list.query({})
    expect(anomalies).toMatchObject([{ status: 'open' }])
  })

  test('is resolved when its day is restated', async () => {
    await using app = await withAnomaly()
    await changeData(app.ctx.database, async (transaction) =>
      transaction('cloud_costs').where({ date: spike }).update({ cost: 10, cost_in_billing_currency: 10 }),
    )
    await runScheduled(app.ctx)
    expect(await list(app)).toMatchObject([
      { state: 'resolved', resolution: expect.stringMatching(/changed to \$10\.00 in all/) },
    ])
  })

  test('is resolved when somebody says that it was expected, which holds when the costs come back', async () => {
    await using app = await withAnomaly()
    const { anomalies } = await app.client.anomalies.list.query({})
    await app.client.anomalies.decide.mutate({ id: anomalies[0]?.id ?? '', status: 'expected' })
    expect(await list(app)).toMatchObject([{ resolution: 'Somebody marked the anomaly as expected.' }])
    await app.client.demo_data.remove.mutate()
    await withDemoCosts(app)
    expect(await list(app, '?status=open')).toEqual([])
  })

  test('stays when it is no news any more', async () => {
    await using app = await withAnomaly()
    const more = daysOf({ start_date: '2026-11-25', end_date: '2026-12-20' })
    await insertCosts(
      app.ctx,
      more.map((date) => costRow({ date, cost: 10 })),
    )
    const later = { ...app.ctx, clock: createClock('2026-12-21T12:00:00.000Z') }
    expect(await evaluateAlerts(later)).toMatchObject({ created: [], resolved: [] })
  })
})

describe('an alert of an import that is held', () => {
  const days = (count: number) =>
    focusBill(
      Array.from({ length: count }, (_, index) => ({
        BilledCost: '10',
        BillingPeriodStart: '2026-10-01T00:00:00Z',
        ChargePeriodStart: `2026-10-0${index + 1}T00:00:00Z`,
      })),
    )

  test.each(['replace', 'keep'] as const)('is open until somebody decides: %s', async (decision) => {
    await using app = await createTestApp()
    await deliverBill(app, days(9))
    const { id, message } = await deliverBill(app, days(5))
    expect(await list(app, '?status=open')).toMatchObject([
      { kind: 'held_import', import_id: id, title: `Import ${id} waits for a decision`, message },
    ])
    const decided = await app.client.imports.decide.mutate({ id, decision })
    expect(await list(app)).toMatchObject([
      { state: 'resolved', resolution: `It was decided: ${decided.message}` },
    ])
  })

  test('is raised for one that another process brought', async () => {
    await using app = await createTestApp()
    expect(await list(app)).toEqual([])
    const held = { status: 'held', origin: 'command', message: 'M', files: '[]', content_hash: 'x' } as const
    await changeData(app.ctx.database, async (transaction) =>
      transaction('imports').insert({ ...held, created_at: app.ctx.clock.now() }),
    )
    expect(await list(app)).toMatchObject([{ kind: 'held_import', state: 'open' }])
  })
})

describe('the webhooks that told of an alert', () => {
  async function withHooks(urls: Readonly<Record<string, string>>): Promise<TestApp> {
    const app = await createTestApp()
    for (const [shape, url] of Object.entries(urls)) {
      const hook = { name: shape, url, shape, secret: 'a secret of some length' }
      expect((await app.rest('/webhooks', json('POST', hook))).status).toBe(200)
    }
    return app
  }

  test.each([
    ['json', (body: any) => [body.type, body.alert.title, body.alert.resolution, body.alert.state]],
    ['slack', (body: any) => [body.text, body.blocks[0].text.text]],
    ['teams', (body: any) => body.attachments[0].content.body.map((block: any) => block.text)],
  ])('hear once that it is resolved: %s', async (shape, wordsOf) => {
    await using receiver = await createReceiver({ status: 204 })
    await using app = await withHooks({ [shape]: receiver.url })
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    await runScheduled(app.ctx)
    expect(receiver.received).toHaveLength(1)
    await app.client.costs.delete.mutate({ id })
    for (const _round of [1, 2]) await runScheduled(app.ctx)
    expect(receiver.received).toHaveLength(2)
    const words = wordsOf(JSON.parse(receiver.received[1]?.body ?? '')).join(' ')
    expect(words).toContain("Budget 'All' reached 80 %")
    expect(words).toContain('$0.00 of $100.00 are spent now, less than 80 %.')
    expect(words).toMatch(/resolved/i)
    expect(await app.client.webhooks.deliveries.query({ id: 1 })).toMatchObject([
      { event: 'resolved', status: 'delivered' },
      { event: 'raised', status: 'delivered' },
    ])
  })

  test('are the only ones that hear of it', async () => {
    await using told = await createReceiver({ status: 204 })
    await using refusing = await createReceiver({ status: 410 }, { status: 204 })
    await using late = await createReceiver({ status: 204 })
    await using app = await withHooks({ json: told.url, slack: refusing.url })
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    await runScheduled(app.ctx)
    await app.client.webhooks.create.mutate({ name: 'Late', url: late.url, shape: 'teams' })
    await app.client.costs.delete.mutate({ id })
    await runScheduled(app.ctx)
    expect([told, refusing, late].map(({ received }) => received.length)).toEqual([2, 1, 0])
  })

  test('hear nothing at all of one that was resolved before it arrived', async () => {
    await using receiver = await createReceiver({ status: 204 })
    await using app = await withHooks({ json: receiver.url })
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    await app.client.costs.delete.mutate({ id })
    await runScheduled(app.ctx)
    expect(receiver.received).toEqual([])
    expect(await app.client.webhooks.deliveries.query({ id: 1 })).toMatchObject([
      { event: 'raised', status: 'withdrawn', next_attempt_at: null, attempts: [] },
    ])
  })

  test('hear of both where it was resolved while the first was under way', async () => {
    await using receiver = await createReceiver({ status: 204 })
    await using app = await withHooks({ json: receiver.url })
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    const sending = deliverDue(app.ctx)
    while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await app.client.costs.delete.mutate({ id })
    await Promise.all([sending, evaluateAlerts(app.ctx)])
    await runScheduled(app.ctx)
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['alert', 'alert_resolved'])
  })

  test('hear it once when two processes look at the same time', async () => {
    await using receiver = await createReceiver({ status: 204 })
    await using app = await withHooks({ json: receiver.url })
    const { id } = await app.client.costs.create.mutate(manual)
    await app.client.budgets.create.mutate(budget)
    await runScheduled(app.ctx)
    await app.client.costs.delete.mutate({ id })
    await Promise.all([evaluateAlerts(app.ctx), evaluateAlerts(app.ctx)])
    await Promise.all([runScheduled(app.ctx), runScheduled(app.ctx)])
    expect(receiver.received).toHaveLength(2)
  })
})
