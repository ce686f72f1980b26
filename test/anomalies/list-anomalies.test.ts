import { describe, expect, test } from 'vitest'
import { daysOf, isoWeekday } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-07-01', end_date: '2026-11-24' })

/** 100 USD on weekdays and 70 on weekends, times what a test plants. */
function costs(factorOn: (date: string) => number, overrides: Parameters<typeof costRow>[0] = {}) {
  return days.map((date) =>
    costRow({ ...overrides, date, cost: (isoWeekday(date) > 5 ? 70 : 100) * factorOn(date) }),
  )
}

async function withSpike(): Promise<TestApp> {
  const app = await createTestApp()
  await insertCosts(
    app.ctx,
    costs((date) => (date === '2026-11-11' ? 2 : 1)),
  )
  return app
}

describe('GET /anomalies', () => {
  test('tells a spike with what was expected', async () => {
    await using app = await withSpike()
    const { status, body } = await app.rest('/anomalies?preset=last_30_days')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      range: { start_date: '2026-10-26', end_date: '2026-11-24' },
      complete_through: '2026-11-21',
      gates: { threshold_percent: 20, min_impact: 1 },
      open_count: 1,
    })
    expect(body.anomalies).toMatchObject([
      {
        cloud_provider: 'AWS',
        service_name: 'EC2',
        kind: 'spike',
        direction: 'up',
        severity: 'high',
        first_seen: '2026-11-11',
        last_seen: '2026-11-11',
        is_ongoing: false,
        actual: 200,
        status: 'open',
        note: null,
        driver: null,
      },
    ])
    expect(body.anomalies[0].expected).toBeCloseTo(100, 0)
    expect(body.anomalies[0].impact).toBeCloseTo(100, 0)
    expect(body.anomalies[0].days).toHaveLength(1)
  })

  test.each([
    ['?preset=last_week', 0],
    ['?cloud_provider=GCP', 0],
    ['?service_name=EC2', 1],
    ['?threshold_percent=150', 0],
    ['?min_impact=150', 0],
    ['?min_impact=90&threshold_percent=90', 1],
    ['?status=resolved', 0],
  ])('%s finds %d', async (query, count) => {
    await using app = await withSpike()
    expect((await app.rest(`/anomalies${query}`)).body.anomalies).toHaveLength(count)
  })

  test.each([
    ['a drop', (date: string) => (date === '2026-11-11' ? 0.3 : 1), 'drop', 'down'],
    ['a step', (date: string) => (date >= '2026-11-02' ? 1.8 : 1), 'step', 'up'],
  ])('tells %s', async (_name, factorOn, kind, direction) => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, costs(factorOn))
    const { body } = await app.rest('/anomalies')
    expect(body.anomalies).toMatchObject([{ kind, direction }])
  })

  test('never judges incomplete days, nor taxes and credits', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      ...costs((date) => (date > '2026-11-21' ? 0.2 : 1)),
      ...costs((date) => (date === '2026-11-11' ? 5 : 1), { service_name: 'Tax' }),
    ])
    expect((await app.rest('/anomalies')).body.anomalies).toEqual([])
  })

  test('a severity does not depend on the size of the costs', async () => {
    const severities = await Promise.all(
      [1, 1000].map(async (k) => {
        await using app = await createTestApp()
        await insertCosts(
          app.ctx,
          costs((date) => k * (date === '2026-11-11' ? 2 : 1)),
        )
        return (await app.rest('/anomalies')).body.anomalies.map((anomaly: any) => anomaly.severity)
      }),
    )
    expect(severities).toEqual([['high'], ['high']])
  })

  test('an empty database has no anomalies', async () => {
    await using app = await createTestApp()
    expect((await app.rest('/anomalies')).body).toMatchObject({ range: null, anomalies: [], open_count: 0 })
  })

  test.each(['threshold_percent=-1', 'min_impact=x', 'status=odd', 'preset=last_week&start_date=2026-11-01'])(
    '?%s is a 400',
    async (query) => {
      await using app = await createTestApp()
      expect((await app.rest(`/anomalies?${query}`)).status).toBe(400)
    },
  )
})

describe('PUT /anomalies/{id}', () => {
  test('is known again when new days come', async () => {
    await using app = await withSpike()
    const { id } = (await app.rest('/anomalies')).body.anomalies[0]
    const decided = await app.rest(`/anomalies/${id}`, json('PUT', { status: 'expected', note: 'Load test' }))
    expect(decided).toMatchObject({ status: 200, body: { id, status: 'expected', note: 'Load test' } })
    await insertCosts(app.ctx, [costRow({ date: '2026-11-12', cost: 100 })])
    const { body } = await app.rest('/anomalies')
    expect(body.anomalies).toMatchObject([
      { id, status: 'expected', note: 'Load test', last_seen: '2026-11-12' },
    ])
    expect(body.open_count).toBe(0)
    const reopened = await app.client.anomalies.decide.mutate({ id, status: 'open' })
    expect(reopened).toMatchObject({ status: 'open', note: 'Load test' })
  })

  test.each([
    ['0123456789abcdef', { status: 'expected' }, 404],
    ['nonsense', { status: 'expected' }, 400],
    ['0123456789abcdef', { status: 'odd' }, 400],
    ['0123456789abcdef', {}, 400],
  ])('%s with %j is a %d', async (id, body, status) => {
    await using app = await withSpike()
    expect((await app.rest(`/anomalies/${id}`, json('PUT', body))).status).toBe(status)
  })
})

test('GET /anomalies/preview shows what other gates would have found', async () => {
  await using app = await withSpike()
  const { body } = await app.rest('/anomalies/preview?threshold_percent=300')
  expect(body).toMatchObject({
    range: { start_date: '2026-08-24', end_date: '2026-11-21' },
    proposed: { gates: { threshold_percent: 300, min_impact: 1 }, found: 0, impact: 0 },
    current: {
      gates: { threshold_percent: 20, min_impact: 1 },
      found: 1,
      by_kind: { spike: 1 },
      by_severity: { high: 1 },
    },
    anomalies: [],
  })
})
