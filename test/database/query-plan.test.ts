import type { Knex } from 'knex'
import { describe, expect, test } from 'vitest'
import { costsMatching } from '../../server/costs/costs-matching.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'

const range = { start_date: '2026-10-01', end_date: '2026-10-31' }

async function planOf(app: TestApp, query: Knex.QueryBuilder): Promise<string> {
  const { sql, bindings } = query.toSQL().toNative()
  const steps: { detail: string }[] = await app.ctx.database.raw(`explain query plan ${sql}`, [...bindings])
  return steps.map((step) => step.detail).join('; ')
}

describe.runIf(onSqlite)('SQLite reads a range of days through an index', () => {
  const sum = (app: TestApp, filter: Parameters<typeof costsMatching>[1]) =>
    costsMatching(app.ctx, filter, range, { by: [] }).query.sum('cost')

  test('and for a total never touches the table', async () => {
    await using app = await createTestApp()
    expect(await planOf(app, sum(app, {}))).toMatch(
      /SEARCH cloud_costs USING COVERING INDEX cloud_costs_by_date/,
    )
  })

  test.each([
    [{ cloud_provider: 'AWS' }],
    [{ service_name: 'EC2' }],
    [{ cloud_provider: 'AWS', service_name: 'EC2' }],
  ] as const)('with the filter %j', async (filter) => {
    await using app = await createTestApp()
    const plan = await planOf(app, sum(app, filter))
    expect(plan).toMatch(/SEARCH cloud_costs USING/)
    expect(plan).not.toMatch(/SCAN/)
  })

  test('with the rows of the demo data to judge by', async () => {
    await using app = await createTestApp()
    await app.client.demo_data.seed.mutate({})
    await app.ctx.database.raw('analyze')
    const grouped = costsMatching(app.ctx, {}, range, { by: [] })
      .query.select('cloud_provider', 'service_name')
      .sum('cost')
    const plan = await planOf(app, grouped.groupBy('cloud_provider', 'service_name'))
    expect(plan).toMatch(/SEARCH cloud_costs/)
    expect(plan).not.toMatch(/SCAN/)
  })
})

test.runIf(onSqlite)('the connection is set up for safe references', async () => {
  await using app = await createTestApp()
  const pragma = async (name: string) => Object.values((await app.ctx.database.raw(`pragma ${name}`))[0])[0]
  expect(await pragma('foreign_keys')).toBe(1)
  expect(await pragma('synchronous')).toBe(1)
})
