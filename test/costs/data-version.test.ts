import { expect, test } from 'vitest'
import { dataVersion } from '../../server/costs/data-version.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'

const entry = { cloud_provider: 'AWS', service_name: 'Support', date: '2026-11-01', cost: 10 } as const

test.each([
  ['added', (app: TestApp) => app.client.costs.create.mutate(entry)],
  ['deleted', (app: TestApp) => app.client.costs.delete.mutate({ id: 1 })],
  ['dearer', (app: TestApp) => app.client.costs.update.mutate({ ...entry, id: 1, cost: 11 })],
  [
    'of another day',
    (app: TestApp) => app.client.costs.update.mutate({ ...entry, id: 1, date: '2026-10-01' }),
  ],
  [
    'of another service',
    (app: TestApp) => app.client.costs.update.mutate({ ...entry, id: 1, cloud_provider: 'GCP' }),
  ],
])('the version of the costs is another when an entry is %s', async (_what, change) => {
  await using app = await createTestApp()
  await app.client.costs.create.mutate(entry)
  const before = await dataVersion(app.ctx)
  await change(app)
  const after = await dataVersion(app.ctx)
  expect(after).not.toBe(before)
  expect(await dataVersion(app.ctx)).toBe(after)
})
