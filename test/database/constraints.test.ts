import { describe, expect, test } from 'vitest'
import { changeData } from '../../server/database/data-version.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

describe('the schema itself refuses', () => {
  test.each([
    ['an unknown provider', { cloud_provider: 'Oracle' }],
    ['a date that does not exist', { date: '2026-02-30' }],
    ['a date in another form', { date: '1/2/2026' }],
    ['an instant for a date', { date: '2026-01-01T00:00:00Z' }],
    ['no date', { date: null }],
    ['an endless cost', { cost: Number.POSITIVE_INFINITY }],
    ['a cost that is no number', { cost: Number.NaN }],
    ['a cost of which only one amount is known', { cost: null }],
    ['an absurd effective cost', { effective_cost: -1e16 }],
    ['no amount in billing currency', { cost_in_billing_currency: null }],
    ['no service', { service_name: '' }],
    ['an unknown source', { source_id: 999 }],
  ])('%s', async (_what, change) => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [costRow()])
    const [good] = await app.ctx.database('cloud_costs').select('*')
    const { id: _id, ...row } = { ...good, ...change }
    await expect(app.ctx.database('cloud_costs').insert(row as never)).rejects.toThrow()
    expect(await app.ctx.database('cloud_costs').select('id')).toHaveLength(1)
  })

  test('and takes the edges', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2024-02-29', cost: -1e15 }),
      costRow({ date: '2026-12-31', cost: 0, service_name: 'x'.repeat(400) }),
      costRow({ cost: null, effective_cost: null, billing_currency: 'EUR' }),
    ])
    expect(await app.ctx.database('cloud_costs').select('id')).toHaveLength(3)
  })
})

test('rows go with their source', async () => {
  await using app = await createTestApp()
  await insertCosts(app.ctx, [costRow()])
  await changeData(app.ctx.database, async (transaction) => transaction('sources').delete())
  expect(await app.ctx.database('cloud_costs').select('id')).toEqual([])
})

test('the schema can be taken back', async () => {
  await using app = await createTestApp({ watched: false })
  await app.ctx.database.migrate.rollback(undefined, true)
  expect(await app.ctx.database.schema.hasTable('cloud_costs')).toBe(false)
  await app.ctx.database.migrate.latest()
  expect(await app.ctx.database.schema.hasTable('cloud_costs')).toBe(true)
})
