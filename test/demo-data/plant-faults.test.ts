import { describe, expect, test } from 'vitest'
import { generateCosts } from '../../server/demo-data/generate-costs.ts'
import { plantFaults } from '../../server/demo-data/plant-faults.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

const range = { start_date: '2026-05-24', end_date: '2026-11-24' }

async function withFaults(seed = 42): Promise<TestApp> {
  const app = await createTestApp()
  await app.client.demo_data.seed.mutate({ faults: true, seed })
  return app
}

/** What can be shown without the resources, tags and prices of a bill. */
const shown = [
  'unused-commitments',
  'idle-charges',
  'extended-support',
  'unresolved-anomaly',
  'non-production-hours',
  'older-volumes',
  'older-generations',
  'storage-growth',
  'serverless-growth',
  'data-transfer-share',
  'steady-baseline',
  'dearer-than-elsewhere',
]

describe('planted faults', () => {
  test('are the same for the same seed', () => {
    const plant = () => plantFaults(generateCosts(7, range, 'ranges'), 7, range)
    expect(plant()).toEqual(plant())
  })

  test.each([42, 1, 2026])('with seed %d show every kind of anomaly', async (seed) => {
    await using app = await withFaults(seed)
    const { anomalies } = await app.client.anomalies.list.query({ preset: 'last_90_days' })
    const found = (service: string, kind: string) =>
      anomalies.some((anomaly) => anomaly.service_name === service && anomaly.kind === kind)
    expect([
      found('Compute Engine', 'spike'),
      found('Blob Storage', 'drop'),
      found('Virtual Machines', 'step'),
      found('Lambda', 'slow_rise') || found('Lambda', 'step'),
    ]).toEqual([true, true, true, true])
    expect(anomalies.filter(({ last_seen }) => last_seen > '2026-11-21')).toEqual([])
  })

  test('show what recommendations look for', async () => {
    await using app = await withFaults()
    const { recommendations } = await app.client.recommendations.list.query({})
    const given = new Set(recommendations.map(({ rule }) => rule))
    expect(shown.filter((name) => !given.has(name))).toEqual([])
  })

  test('raise alerts at once, and go with the demo data', async () => {
    await using app = await withFaults()
    expect((await app.client.alerts.list.query({ kind: 'anomaly' })).length).toBeGreaterThan(0)
    expect(
      await app.ctx
        .database('cloud_costs')
        .join('sources', 'sources.id', 'source_id')
        .distinct()
        .pluck('kind'),
    ).toEqual(['demo'])
    await app.client.demo_data.remove.mutate()
    expect((await app.client.costs.list.query({})).data).toEqual([])
  })

  test.each([{ faults: 'true' }, { faults: null }, { faults: 1 }])('%j is a 400', async (body) => {
    await using app = await createTestApp()
    for (const round of [1, 2]) {
      expect([round, (await app.rest('/seed-data', json('POST', body))).status]).toEqual([round, 400])
    }
  })
})
