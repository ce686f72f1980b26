import { expect, test } from 'vitest'
import type { Database } from '../../server/database/connect.ts'
import { changeData } from '../../server/database/data-version.ts'
import { dataBounds } from '../../server/costs/resolve-range.ts'
import { insightSettings } from '../../server/settings/insight-settings.ts'
import { createTestApp, json } from '../support/create-test-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'

/** The statements that a database is asked while something happens. */
async function statementsOf(database: Database, happens: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const listen = ({ sql }: { sql: string }) => void asked.push(sql)
  database.on('query', listen)
  await happens()
  database.off('query', listen)
  return asked
}

test.each([
  ['/costs?', 1],
  ['/costs?service_name=EC2&', 1],
  ['/costs?granularity=weekly&', 2],
  ['/costs/aggregate?group_by=service,date&', 2],
  // Both periods, and the earlier one again where its days are not all compared.
  ['/costs/summary?', 3],
])('%s asks for what it adds up and nothing else', async (path, most) => {
  await using app = await createTestApp()
  await app.client.demo_data.seed.mutate({})
  await app.rest(`${path}start_date=2026-10-01&end_date=2026-10-30`)
  const asked = await statementsOf(app.ctx.database, async () =>
    expect((await app.rest(`${path}start_date=2026-10-02&end_date=2026-10-31`)).status).toBe(200),
  )
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most)
})

test('what is known of the data changes with it', async () => {
  await using app = await createTestApp()
  const read = async () => {
    const { metadata, query_info } = (await app.rest('/costs?service_name=S3')).body
    return [
      metadata.date_range.start,
      metadata.currency,
      metadata.unconverted.length,
      query_info.notes.length,
    ]
  }
  await insertCosts(app.ctx, [costRow({ date: '2026-10-05' })])
  expect(await read()).toEqual(['2026-10-05', 'USD', 0, 2])
  await insertCosts(app.ctx, [costRow({ date: '2026-09-01', service_name: 'S3' })])
  expect(await read()).toEqual(['2026-09-01', 'USD', 0, 0])
  const foreign = { billing_currency: 'EUR', cost: null, effective_cost: null }
  await insertCosts(app.ctx, [costRow({ ...foreign, date: '2026-10-06', service_name: 'S3' })])
  expect(await read()).toEqual(['2026-09-01', 'USD', 1, 1])
  const setting = json('PUT', { value: 72 })
  const { status } = await app.rest('/insight-settings/incomplete_hours', setting)
  expect([status, (await insightSettings(app.ctx)).incomplete_hours]).toEqual([200, 72])
})

test('a transaction knows what it has written, and nobody else does', async () => {
  await using app = await createTestApp()
  await insertCosts(app.ctx, [costRow({ date: '2026-10-05' })])
  const before = await dataBounds(app.ctx)
  await changeData(app.ctx.database, async (transaction) => {
    await transaction('cloud_costs').update({ date: '2026-10-04' })
    expect(await dataBounds({ ...app.ctx, database: transaction })).not.toEqual(before)
  })
  expect(await dataBounds(app.ctx)).toEqual({ start_date: '2026-10-04', end_date: '2026-10-04' })
})
