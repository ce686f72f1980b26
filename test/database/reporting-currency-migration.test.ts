import { expect, test } from 'vitest'
import type { Database } from '../../server/database/connect.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const migration = { name: '009-reporting-currency' }

async function indexesOf(database: Database): Promise<unknown> {
  return onSqlite
    ? database('sqlite_master')
        .where({ tbl_name: 'cloud_costs', type: 'index' })
        .orderBy('name')
        .select('sql')
    : database('pg_indexes').where({ tablename: 'cloud_costs' }).orderBy('indexname').select('indexdef')
}

test('a database from before keeps its rows and indexes, and carries its last rates on', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  const indexes = await indexesOf(database)
  await database.migrate.down(migration)
  expect(await indexesOf(database)).toEqual(indexes)
  const euro = { billing_currency: 'EUR', cost: null, cost_in_billing_currency: 10 }
  await insertCosts(app.ctx, [
    costRow({ date: '2026-09-01', cost: 5 }),
    costRow({ ...euro, date: '2026-08-01', effective_cost_in_billing_currency: 10 }),
    costRow({ ...euro, date: '2026-09-01', cost: 15, effective_cost_in_billing_currency: 10 }),
    costRow({ ...euro, date: '2026-10-01', effective_cost_in_billing_currency: 4 }),
    costRow({ date: '2026-10-02', cost: 6 }),
  ])
  await database('exchange_rates').insert({
    month: '2026-09',
    currency: 'EUR',
    rate: 1.5,
    origin: 'entered',
    updated_at: '',
  })
  await database('cloud_costs').where({ date: '2026-10-02' }).delete()
  const costs = () =>
    database('cloud_costs').orderBy('id').select('id', 'date', 'cost', 'effective_cost', 'billing_currency')
  const before = await costs()
  await database.migrate.up(migration)
  expect(await indexesOf(database)).toEqual(indexes)
  expect(await costs()).toMatchObject([
    { ...before[0] },
    { ...before[1], cost: null, effective_cost: null },
    { ...before[2] },
    { ...before[3], cost: 15, effective_cost: 6 },
  ])
  await insertCosts(app.ctx, [costRow()])
  expect((await costs()).at(-1)?.id).toBe(6)
  await database.migrate.down(migration)
  expect((await costs()).slice(0, 4)).toEqual(before)
})
