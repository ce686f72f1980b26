import { expect, test } from 'vitest'
import { migrationSource } from '../../server/database/migrations/index.ts'
import { alertResolution } from '../../server/database/migrations/010-alert-resolution.ts'
import { createTestApp } from '../support/create-test-app.ts'

const now = '2026-11-24T12:00:00.000Z'
const alert = {
  kind: 'anomaly',
  occasion: 'anomaly 1',
  severity: 'low',
  title: 'T',
  message: 'M',
  created_at: now,
} as const

test('alerts can be resolved in a database that holds some, with all that hangs on them, and back', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  expect(await migrationSource.getMigrations([])).toContain(alertResolution)
  await alertResolution.down(database)
  await database('alerts').insert(alert)
  const hook = { name: 'H', url: 'http://localhost/', shape: 'slack', state: 'enabled' } as const
  await database('webhooks').insert({ ...hook, created_at: now, updated_at: now })
  const delivery = { webhook_id: 1, alert_id: 1, status: 'delivered', body: '{}', created_at: now } as const
  await database('webhook_deliveries').insert(delivery)
  await database('webhook_attempts').insert({ delivery_id: 1, attempted_at: now, status_code: 200 })

  await alertResolution.up(database)
  expect(await database('alerts').first()).toMatchObject({ ...alert, id: 1, resolved_at: null })
  expect(await database('webhook_deliveries').first()).toMatchObject({ ...delivery, id: 1, event: 'raised' })
  expect(await database('webhook_attempts').first('delivery_id')).toEqual({ delivery_id: 1 })
  await expect(database('alerts').insert(alert)).rejects.toThrow(/unique/i)
  await expect(database.raw(`update alerts set kind = 'odd'`)).rejects.toThrow(/check/i)
  await database('alerts').insert({ ...alert, kind: 'held_import', occasion: 'import 1' })
  await database('alerts').where({ id: 1 }).update({ resolved_at: now })
  await database('alerts').insert(alert)
  await database('webhook_deliveries').insert({ ...delivery, event: 'resolved', status: 'withdrawn' })
  await expect(database.raw(`update webhook_deliveries set status = 'odd'`)).rejects.toThrow(/check/i)

  await alertResolution.down(database)
  expect(await database('alerts').pluck('occasion')).toEqual([alert.occasion])
  expect(await database('webhook_deliveries').pluck('status')).toEqual(['delivered'])
  await alertResolution.up(database)
})
