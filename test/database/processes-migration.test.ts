import { expect, test } from 'vitest'
import { costsVersion } from '../../server/database/data-version.ts'
import { createTestApp } from '../support/create-test-app.ts'

const migration = { name: '013-processes' }

test('a database whose demo data was made twice at its first start has it once, and its entries under one source', async () => {
  await using app = await createTestApp({ watched: false })
  const { database, clock } = app.ctx
  await database.migrate.down(migration)
  const created_at = clock.now()
  const cost = {
    cloud_provider: 'AWS',
    service_name: 'EC2',
    date: '2026-11-01',
    cost: 2,
    effective_cost: 2,
    billing_currency: 'USD',
    cost_in_billing_currency: 2,
    effective_cost_in_billing_currency: 2,
    created_at,
  } as const
  for (const kind of ['demo', 'demo', 'manual', 'manual'] as const) {
    const [source] = await database('sources').insert({ kind, name: kind, created_at }).returning('id')
    await database('cloud_costs').insert({ ...cost, service_category: null, source_id: source?.id ?? 0 })
  }
  const files = JSON.stringify([{ path: '/bills/a.csv', name: 'a.csv', bytes: 3, modified: 5 }])
  const delivered = {
    status: 'done',
    origin: 'folder',
    files,
    content_hash: '',
    message: '',
    created_at,
  } as const
  await database('imports').insert([delivered, delivered])

  const before = await costsVersion(database)
  await database.migrate.up(migration)
  expect(await costsVersion(database)).not.toBe(before)
  const kinds = await database('cloud_costs').join('sources', 'sources.id', 'source_id').pluck('kind')
  expect(kinds.sort()).toEqual(['demo', 'manual', 'manual'])
  expect((await database('sources').pluck('kind')).sort()).toEqual(['demo', 'manual'])
  const keys = await database('imports').orderBy('id').pluck('delivery_key')
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), null])

  await database.migrate.down(migration)
  await database.migrate.up(migration)
  expect(await database('imports').orderBy('id').pluck('delivery_key')).toEqual(keys)
})
