import { describe, expect, test } from 'vitest'
import { runScheduled } from '../../server/alerts/start-scheduler.ts'
import { createClock } from '../../server/clock.ts'
import { daysOf } from '../../shared/period.ts'
import { changeData } from '../../server/database/data-version.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })

async function withCosts(spikeOn = ''): Promise<TestApp> {
  const app = await createTestApp()
  await insertCosts(
    app.ctx,
    days.map((date) => costRow({ date, cost: date === spikeOn ? 25 : 10 })),
  )
  return app
}

describe('alerts', () => {
  test('tell of the gravest of several thresholds that are crossed at once, and never of the others', async () => {
    await using app = await withCosts()
    const budget = { name: 'All', amount: 290, actual_thresholds: [50, 80, 90], owner: 'Ana', team: 'Web' }
    const { id } = await app.client.budgets.create.mutate(budget)
    const all = async () => (await app.rest('/alerts')).body
    const told = {
      kind: 'budget_forecast',
      severity: 'high',
      title: "Budget 'All' is heading for 100 %",
      message:
        '$300.00 of $290.00 are expected in 2026-11-01 to 2026-11-30; the amount is exceeded on 2026-11-30. Passed as well: 50 % spent, 80 % spent.',
      subject: { cloud_provider: [], owner: 'Ana', team: 'Web' },
      receiver_count: 0,
    }
    expect(await all()).toMatchObject([told])
    const again = await app.rest('/alerts/evaluate', { method: 'POST' })
    expect(again.body).toEqual({ created: [], resolved: [], deliveries_queued: 0 })
    // What is resolved makes nothing of what was passed with it.
    const relaxed = { ...budget, id, forecast_thresholds: [] }
    await app.client.budgets.update.mutate(relaxed)
    expect(await all()).toMatchObject([{ ...told, state: 'resolved' }])
    // A threshold below one that was passed is no news, one above it is.
    await app.client.budgets.update.mutate({ ...relaxed, actual_thresholds: [50, 60, 80] })
    expect(await all()).toHaveLength(1)
    await app.client.budgets.update.mutate({ ...relaxed, actual_thresholds: [50, 60, 80, 82] })
    expect(await all()).toMatchObject([{ title: "Budget 'All' reached 82 %", severity: 'medium' }, told])
  })

  test('are raised once for an anomaly, also when its days move', async () => {
    await using app = await withCosts('2026-11-18')
    const { created } = await app.client.alerts.evaluate.mutate()
    expect(created).toMatchObject([
      {
        kind: 'anomaly',
        title: 'AWS EC2: spike, 150 % above what was expected',
        message: '$25.00 instead of $10.00 from 2026-11-18 to 2026-11-18.',
      },
    ])
    await insertCosts(app.ctx, [costRow({ date: '2026-11-17', cost: 14 })])
    const { anomalies } = await app.client.anomalies.list.query({})
    expect(anomalies).toMatchObject([{ id: created[0]?.anomaly_id, first_seen: '2026-11-17' }])
    expect((await app.client.alerts.evaluate.mutate()).created).toEqual([])
  })

  test('are not raised for anomalies that are expected, or long over', async () => {
    await using old = await withCosts('2026-11-07')
    expect((await old.client.alerts.evaluate.mutate()).created).toEqual([])
    await using app = await withCosts('2026-11-18')
    const { anomalies } = await app.client.anomalies.list.query({})
    await app.client.anomalies.decide.mutate({ id: anomalies[0]?.id ?? '', status: 'expected' })
    expect((await app.client.alerts.evaluate.mutate()).created).toEqual([])
  })

  test('are filtered and acknowledged', async () => {
    await using app = await withCosts('2026-11-18')
    await app.client.budgets.create.mutate({ name: 'All', amount: 200 })
    await app.client.alerts.evaluate.mutate()
    const [anomaly] = (await app.rest('/alerts?kind=anomaly')).body
    const noticed = await app.rest(`/alerts/${anomaly.id}/acknowledge`, json('POST', { note: 'Seen' }))
    expect(noticed.body).toMatchObject({
      acknowledged_at: '2026-11-24T12:00:00.000Z',
      acknowledge_note: 'Seen',
    })
    expect((await app.rest('/alerts?status=acknowledged')).body).toHaveLength(1)
    expect((await app.rest('/alerts?status=open')).body.length).toBeGreaterThan(0)
    expect((await app.rest('/alerts?limit=1')).body).toHaveLength(1)
  })

  test('of a deleted budget stay, resolved', async () => {
    await using app = await withCosts()
    const { id } = await app.client.budgets.create.mutate({ name: 'All', amount: 200 })
    await app.client.alerts.evaluate.mutate()
    await app.client.budgets.delete.mutate({ id })
    const alerts = await app.client.alerts.list.query({})
    expect(alerts.length).toBeGreaterThan(0)
    expect(alerts.every(({ budget_id, state }) => budget_id === null && state === 'resolved')).toBe(true)
  })

  test.each([
    ['/alerts?limit=0', undefined, 400],
    ['/alerts?status=odd', undefined, 400],
    ['/alerts/9/acknowledge', json('POST', {}), 404],
    ['/alerts/x/acknowledge', json('POST', {}), 400],
  ])('%s is a %d', async (path, init, status) => {
    await using app = await createTestApp()
    expect((await app.rest(path, init)).status).toBe(status)
  })
})

describe('the scheduler', () => {
  test('evaluates once a day and after every change of the costs', async () => {
    await using app = await withCosts()
    await app.client.budgets.create.mutate({ name: 'All', amount: 250 })
    const alerts = async () => {
      await app.ctx.database('passed_thresholds').delete()
      return changeData(app.ctx.database, async (change) => change('alerts').delete(), 'records')
    }
    expect(await alerts()).toBe(1)
    await runScheduled(app.ctx)
    expect(await alerts()).toBe(0)
    await insertCosts(app.ctx, [costRow({ date: '2026-11-24', cost: 50 })])
    await runScheduled(app.ctx)
    expect(await alerts()).toBe(1)
    await runScheduled({ ...app.ctx, clock: createClock('2026-11-25T00:10:00.000Z') })
    expect(await alerts()).toBe(1)
  })
})
