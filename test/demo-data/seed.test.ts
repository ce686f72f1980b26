import { describe, expect, test } from 'vitest'
import { seedOnFirstStart } from '../../server/demo-data/seed.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { createTestApp, json } from '../support/create-test-app.ts'

const entry = { cloud_provider: 'Other', service_name: 'Support', cost: 10, date: '2026-11-01' } as const

describe('POST /seed-data', () => {
  test('makes six months up to today, and says how many rows', async () => {
    await using app = await createTestApp()
    const { status, body } = await app.rest('/seed-data', json('POST', {}))
    expect(status).toBe(200)
    expect(body).toEqual({
      message: expect.stringContaining('2026-05-24 to 2026-11-24'),
      records_created: 9 * 185,
    })
    const { metadata } = await app.client.costs.list.query({})
    expect(metadata.date_range).toEqual({ start: '2026-05-24', end: '2026-11-24' })
  })

  test('replaces earlier demo data and nothing else', async () => {
    await using app = await createTestApp()
    await app.client.costs.create.mutate(entry)
    await app.client.demo_data.seed.mutate({ months: 36, seed: 1 })
    const result = await app.client.demo_data.seed.mutate({ months: 1, profile: 'target_mix' })
    expect(result.records_created).toBe(9 * 32)
    const { data } = await app.client.costs.list.query({})
    expect(data).toHaveLength(9 * 32 + 1)
    expect((await app.rest('/health')).body.has_demo_data).toBe(true)
    expect((await app.rest('/seed-data', { method: 'DELETE' })).body).toEqual({ records_deleted: 9 * 32 })
    expect((await app.client.costs.list.query({})).data).toHaveLength(1)
    expect((await app.rest('/health')).body.has_demo_data).toBe(false)
    expect(await app.client.demo_data.remove.mutate()).toEqual({ records_deleted: 0 })
  })

  test('the same seed on the same day gives the same data', async () => {
    await using app = await createTestApp()
    const costs = async () => {
      await app.client.demo_data.seed.mutate({ months: 2, seed: 5 })
      const { data } = await app.client.costs.aggregate.query({ group_by: 'service,date' })
      return data
    }
    expect(await costs()).toEqual(await costs())
  })

  test.each([
    ['months', { months: 0 }],
    ['months', { months: 37 }],
    ['months', { months: 1.5 }],
    ['months', { months: null }],
    ['months', { months: '6' }],
    ['months', { months: '' }],
    ['seed', { seed: 'lucky' }],
    ['profile', { profile: 'real' }],
    ['days', { days: 5 }],
  ])('refuses a bad %s: %j', async (field, body) => {
    await using app = await createTestApp()
    await app.rest('/seed-data', json('POST', { months: 1 }))
    const answer = await app.rest('/seed-data', json('POST', body))
    expect(answer.status).toBe(400)
    expect(answer.body.issues).toMatchObject([{ path: field }])
    expect((await app.client.costs.list.query({})).data).toHaveLength(9 * 32)
  })
})

test('the first start seeds an empty database once, also after the demo data was removed', async () => {
  await using app = await createTestApp()
  const request = SeedRequest.parse({})
  expect((await seedOnFirstStart(app.ctx, request))?.records_created).toBe(9 * 185)
  expect(await seedOnFirstStart(app.ctx, request)).toBeNull()
  await app.client.demo_data.remove.mutate()
  expect(await seedOnFirstStart(app.ctx, request)).toBeNull()
})
