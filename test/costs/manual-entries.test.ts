import { describe, expect, test } from 'vitest'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json } from '../support/create-test-app.ts'

const entry = {
  cloud_provider: 'Other',
  service_name: 'Support contract',
  cost: 1200.5,
  date: '2026-11-01',
} as const

describe('manual entries', () => {
  test('are created, read, replaced and deleted, and count in totals', async () => {
    await using app = await createTestApp()
    const created = await app.rest('/costs', json('POST', entry))
    expect(created.status).toBe(200)
    expect(created.body).toMatchObject({ ...entry, effective_cost: 1200.5, source: 'manual' })
    const path = `/costs/${created.body.id}`
    expect((await app.rest(path)).body).toEqual(created.body)
    expect((await app.rest('/costs/summary')).body.total_cost).toBe(1200.5)
    const changed = await app.rest(path, json('PUT', { ...entry, cost: -3, effective_cost: 0 }))
    expect(changed.body).toMatchObject({ id: created.body.id, cost: -3, effective_cost: 0 })
    const deleted = await app.rest(path, { method: 'DELETE' })
    expect(deleted.body).toEqual({ id: created.body.id, deleted: true })
    expect((await app.rest(path)).status).toBe(404)
    expect((await app.rest('/costs')).body.data).toEqual([])
  })

  test('work the same through the typed client', async () => {
    await using app = await createTestApp()
    const created = await app.client.costs.create.mutate(entry)
    const changed = await app.client.costs.update.mutate({
      ...entry,
      id: created.id,
      service_name: 'Licence',
    })
    expect(await app.client.costs.get.query({ id: created.id })).toEqual(changed)
    expect(await app.client.costs.delete.mutate({ id: created.id })).toEqual({
      id: created.id,
      deleted: true,
    })
    await expect(app.client.costs.get.query({ id: created.id })).rejects.toThrow(
      `no cost with id ${created.id}`,
    )
  })

  test('rows of other sources are read-only', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [costRow()])
    const [row] = (await app.rest('/costs')).body.data
    for (const init of [json('PUT', entry), { method: 'DELETE' }]) {
      const { status, body } = await app.rest(`/costs/${row.id}`, init)
      expect(status).toBe(409)
      expect(body.code).toBe('CONFLICT')
    }
    expect((await app.rest(`/costs/${row.id}`)).body).toEqual(row)
  })

  test.each([
    ['cost', { cost: null }],
    ['cost', { cost: '' }],
    ['cost', { cost: '5' }],
    ['cost', { cost: true }],
    ['cost', { cost: 1e13 }],
    ['effective_cost', { effective_cost: null }],
    ['date', { date: '2026-02-30' }],
    ['date', { date: null }],
    ['service_name', { service_name: '  ' }],
    ['service_name', { service_name: 'x'.repeat(201) }],
    ['cloud_provider', { cloud_provider: 'Oracle' }],
    ['colour', { colour: 'red' }],
  ])('a bad %s is refused: %j', async (field, change) => {
    await using app = await createTestApp()
    // The first call makes the REST layer prepare its schemas, which must not loosen them.
    await app.rest('/costs', json('POST', entry))
    const { status, body } = await app.rest('/costs', json('POST', { ...entry, ...change }))
    expect(status).toBe(400)
    expect(body.issues).toMatchObject([{ path: field }])
    expect((await app.rest('/costs')).body.data).toHaveLength(1)
  })

  test.each(['0', '-1', '1.5', 'abc', '9007199254740992'])('the id %s is no id', async (id) => {
    await using app = await createTestApp()
    const { status, body } = await app.rest(`/costs/${id}`)
    expect(status).toBe(400)
    expect(body.issues[0].path).toBe('id')
  })

  test('an unknown id is not found by any method', async () => {
    await using app = await createTestApp()
    for (const init of [{}, json('PUT', entry), { method: 'DELETE' }]) {
      expect((await app.rest('/costs/4711', init)).status).toBe(404)
    }
  })
})
