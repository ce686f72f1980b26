import { expect, test } from 'vitest'
import { createTestApp } from '../support/create-test-app.ts'

const migration = { name: '019-anomaly-covers' }

test('stored anomalies of before are of a service or of one of its accounts, and go back to that', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  await database.migrate.down(migration)
  const row = {
    id: '0000000000000001',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: '',
    direction: 'up',
    first_seen: '2026-11-01',
    last_seen: '2026-11-02',
    status: 'expected',
    created_at: '2026-11-03',
  } as const
  const old: Record<string, unknown>[] = [row, { ...row, id: '0000000000000002', account: 'lab' }]
  await database('stored_anomalies').insert(old)
  await database.migrate.up(migration)
  const columns = ['dimension', 'name', 'covers', 'kind', 'snapshot'] as const
  expect(await database('stored_anomalies').orderBy('id').select(columns)).toEqual([
    { dimension: 'service', name: 'EC2', covers: 'this', kind: null, snapshot: null },
    { dimension: 'account', name: 'lab', covers: 'this', kind: null, snapshot: null },
  ])
  const newer: Record<string, unknown> = { ...row, id: '3', service_name: '', dimension: 'region', name: 'r' }
  await database('stored_anomalies').insert(newer)
  await database.migrate.down(migration)
  expect(await database('stored_anomalies').orderBy('id').pluck('id')).toEqual(old.map(({ id }) => id))
  await database.migrate.up(migration)
})
