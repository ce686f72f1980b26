import { describe, expect, test } from 'vitest'
import { createClock } from '../../server/clock.ts'
import { listRecommendations } from '../../server/recommendations/list-recommendations.ts'
import { addDays, daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

/** Idle addresses for 5 USD a day among other costs. */
async function withIdle(): Promise<TestApp> {
  const app = await createTestApp()
  await insertCosts(
    app.ctx,
    daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' }).flatMap((date) => [
      costRow({ date, cost: 5, service_name: 'Idle public IP addresses' }),
      costRow({ date, cost: 10, service_name: 'Route 53' }),
    ]),
  )
  return app
}

describe('GET /recommendations', () => {
  test('gives evidence, formula, assumption and saving', async () => {
    await using app = await withIdle()
    const { status, body } = await app.rest('/recommendations')
    expect(status).toBe(200)
    expect(body.based_on).toEqual({ start_date: '2026-08-30', end_date: '2026-11-21' })
    expect(body.recommendations).toMatchObject([
      {
        rule: 'idle-charges',
        cloud_provider: 'AWS',
        service_name: 'Idle public IP addresses',
        saving: { low: 68.484375, expected: 136.96875, high: 136.96875 },
        saving_alone: 136.96875,
        assumptions: [{ name: 'idle_recovery_percent', value: 90, unit: 'percent' }],
        evidence: [{ label: 'Idle charges per month', value: 152.1875, unit: 'USD' }],
        confidence: 'high',
        effort: 'low',
        state: 'open',
        follow_up: null,
      },
    ])
    expect(body.total_saving.expected).toBe(136.96875)
  })

  test('follows its settings', async () => {
    await using app = await withIdle()
    await app.client.settings.change.mutate({ name: 'idle_recovery_percent', value: 45 })
    const { total_saving } = await app.client.recommendations.list.query({})
    expect(total_saving.expected).toBe(136.96875 / 2)
  })

  test('gives at least three on the demo data, and no saving twice', async () => {
    await using app = await createTestApp()
    await app.client.demo_data.seed.mutate({})
    const { recommendations, total_saving } = await app.client.recommendations.list.query({})
    expect(recommendations.filter(({ saving }) => saving !== null).length).toBeGreaterThanOrEqual(3)
    const { period } = await app.client.costs.summary.query({ preset: 'last_30_days' })
    expect(total_saving.high).toBeLessThan(period.daily_average * 30.4375)
    for (const { evidence, formula, how_to_check } of recommendations) {
      expect([evidence.length > 0, formula !== '', how_to_check !== '']).toEqual([true, true, true])
    }
  })

  test.each([
    ['?cloud_provider=GCP', 0],
    ['?service_name=Route 53', 0],
    ['?state=done', 0],
    ['?state=all', 1],
  ])('%s gives %d', async (query, count) => {
    await using app = await withIdle()
    expect((await app.rest(`/recommendations${query}`)).body.recommendations).toHaveLength(count)
  })

  test('an empty database has none', async () => {
    await using app = await createTestApp()
    const { body } = await app.rest('/recommendations')
    expect(body).toMatchObject({ based_on: null, recommendations: [], total_saving: { expected: 0 } })
  })

  test.each(['state=odd', 'cloud_provider=Oracle', 'depth=2'])('?%s is a 400', async (query) => {
    await using app = await createTestApp()
    expect((await app.rest(`/recommendations?${query}`)).status).toBe(400)
  })
})

describe('PUT /recommendations/{id}', () => {
  test('dismisses with a reason, and takes it back', async () => {
    await using app = await withIdle()
    const id = (await app.client.recommendations.list.query({})).recommendations[0]?.id ?? ''
    const path = `/recommendations/${id}`
    const dismissed = await app.rest(path, json('PUT', { state: 'dismissed', reason: 'Needed for DNS' }))
    expect(dismissed.body).toMatchObject({ state: 'dismissed', reason: 'Needed for DNS' })
    expect(await app.client.recommendations.list.query({})).toMatchObject({
      recommendations: [],
      total_saving: { expected: 0 },
    })
    const kept = await app.client.recommendations.list.query({ state: 'dismissed' })
    expect(kept.recommendations).toMatchObject([{ id, reason: 'Needed for DNS' }])
    expect((await app.rest(path, json('PUT', { state: 'open' }))).body).toMatchObject({
      state: 'open',
      reason: null,
    })
    expect((await app.client.recommendations.list.query({})).recommendations).toHaveLength(1)
  })

  test('snoozes until a day', async () => {
    await using app = await withIdle()
    const id = (await app.client.recommendations.list.query({})).recommendations[0]?.id ?? ''
    await app.client.recommendations.decide.mutate({
      id,
      state: 'snoozed',
      reason: 'Later',
      snoozed_until: '2026-12-01',
    })
    const on = (now: string) =>
      listRecommendations({ ...app.ctx, clock: createClock(now) }, { state: 'open' })
    expect((await on('2026-11-30T12:00:00.000Z')).recommendations).toHaveLength(0)
    expect((await on('2026-12-01T12:00:00.000Z')).recommendations).toHaveLength(1)
  })

  test('follows up what was done: saving expected against seen', async () => {
    await using app = await withIdle()
    const id = (await app.client.recommendations.list.query({})).recommendations[0]?.id ?? ''
    const done = await app.client.recommendations.decide.mutate({ id, state: 'done', reason: 'Deleted' })
    expect(done.follow_up).toEqual({ expected: 136.96875, seen: null, days: 0 })
    const now = '2026-12-20T12:00:00.000Z'
    const later = daysOf({ start_date: '2026-11-25', end_date: '2026-12-20' })
    await insertCosts(
      app.ctx,
      later.flatMap((date) => [
        costRow({ date, cost: 1, service_name: 'Idle public IP addresses', created_at: now }),
        costRow({ date, cost: 10, service_name: 'Route 53', created_at: now }),
      ]),
    )
    const { recommendations } = await listRecommendations(
      { ...app.ctx, clock: createClock(now) },
      { state: 'done' },
    )
    expect(addDays('2026-11-25', 22)).toBe('2026-12-17')
    expect(recommendations[0]?.follow_up).toEqual({ expected: 136.96875, seen: 121.75, days: 23 })
  })

  test.each([
    [{ state: 'dismissed' }, 400],
    [{ state: 'dismissed', reason: ' ' }, 400],
    [{ state: 'snoozed', reason: 'Later' }, 400],
    [{ state: 'done', reason: 'x', snoozed_until: '2026-12-01' }, 400],
    [{ state: 'odd', reason: 'x' }, 400],
    [{ state: 'done', reason: 'x' }, 404],
  ])('%j is a %d', async (body, status) => {
    await using app = await withIdle()
    expect((await app.rest('/recommendations/0123456789abcdef', json('PUT', body))).status).toBe(status)
  })
})
