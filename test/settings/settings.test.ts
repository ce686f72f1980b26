import { describe, expect, test } from 'vitest'
import { createTestApp, json } from '../support/create-test-app.ts'

describe('/insight-settings', () => {
  test('are listed, changed and reset', async () => {
    await using app = await createTestApp()
    const path = '/insight-settings/anomaly_threshold_percent'
    const changed = await app.rest(path, json('PUT', { value: 35 }))
    expect([changed.status, changed.body]).toMatchObject([
      200,
      { value: 35, default_value: 20, unit: 'percent' },
    ])
    const list = await app.client.settings.list.query()
    expect(list.filter((setting) => setting.value !== setting.default_value)).toHaveLength(1)
    const reset = await app.rest(path, { method: 'DELETE' })
    expect(reset.body.value).toBe(20)
  })

  test.each([
    ['/insight-settings/incomplete_hours', { value: -1 }, 422],
    ['/insight-settings/incomplete_hours', { value: '' }, 400],
    ['/insight-settings/incomplete_hours', { value: null }, 400],
    ['/insight-settings/incomplete_hours', {}, 400],
    ['/insight-settings/no_such', { value: 1 }, 400],
  ])('PUT %s %j is a %d', async (path, body, status) => {
    await using app = await createTestApp()
    expect((await app.rest(path, json('PUT', body))).status).toBe(status)
  })
})
