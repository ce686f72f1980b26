import { expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import type { Database } from '../../server/database/connect.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { fillApp } from '../support/fill-app.ts'

const entry = { cloud_provider: 'AWS', service_name: 'EC2', cost: 500 } as const
const costly = ['/overview', '/anomalies', '/recommendations', '/forecast', '/explain']

/** Another server over the same database, as after a start. */
async function restarted({ ctx }: TestApp) {
  const app = await createApp(ctx, '')
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    ask: async (path: string) => (await fetch(`${url}/api/finops${path}`)).text(),
    [Symbol.asyncDispose]: () => app.close(),
  }
}

/** How often costs are read while something is done. */
async function readsOfCosts(database: Database, work: () => Promise<unknown>): Promise<number> {
  let reads = 0
  const look = ({ sql }: { sql: string }) => {
    if (/from [`"]cloud_costs/.test(sql)) reads += 1
  }
  database.on('query', look)
  await work()
  database.off('query', look)
  return reads
}

test('a server that was started serves at once what was worked out before, until something changes', async () => {
  await using app = await createTestApp()
  await fillApp(app)
  const before = await Promise.all(costly.map(async (path) => (await app.rest(path)).body))
  await expect.poll(() => app.ctx.database('kept_answers').pluck('key')).toHaveLength(costly.length)
  await using next = await restarted(app)
  const reads = await readsOfCosts(app.ctx.database, async () => {
    for (const [place, path] of costly.entries())
      expect([path, JSON.parse(await next.ask(path))]).toEqual([path, before[place]])
  })
  expect(reads).toBe(0)
  await app.client.budgets.create.mutate({ name: 'More', amount: 1000 })
  expect(await readsOfCosts(app.ctx.database, () => next.ask('/overview'))).toBeGreaterThan(0)
  // What was kept of the state before is gone.
  await expect.poll(() => app.ctx.database('kept_answers').pluck('key')).toHaveLength(1)
})

test('only series that a change touches are judged again', async () => {
  await using app = await createTestApp()
  await fillApp(app)
  const { database } = app.ctx
  const first = (await app.rest('/anomalies')).body.anomalies
  const judged = await database('judged_series').pluck('key')
  expect(judged.length).toBeGreaterThan(1)
  await app.client.costs.create.mutate({ ...entry, date: '2026-11-10' })
  expect((await app.rest('/anomalies')).body.anomalies).not.toEqual(first)
  const now = await database('judged_series').pluck('key')
  expect(now).toEqual(expect.arrayContaining(judged))
  expect(now).toHaveLength(judged.length + 1)
})

test('judgements that nobody needs any more go after a week', async () => {
  await using app = await createTestApp()
  const { database } = app.ctx
  const days = ['2026-11-16', '2026-11-17']
  await database('judged_series').insert(days.map((day) => ({ key: day, judged_on: day, anomalies: '[]' })))
  await fillApp(app)
  await app.rest('/anomalies')
  expect(await database('judged_series').whereIn('key', days).pluck('key')).toEqual(['2026-11-17'])
})
