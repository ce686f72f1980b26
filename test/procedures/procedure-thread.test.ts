import { expect, test } from 'vitest'
import { answeringHere, carryOut } from '../../server/procedures/carry-out.ts'
import { createInputReader } from '../../server/answers/read-input.ts'
import { appRouter } from '../../server/router.ts'
import { createTestApp, json } from '../support/create-test-app.ts'
import { everyQuery } from '../support/every-query.ts'
import { fillApp } from '../support/fill-app.ts'

const readInput = createInputReader(appRouter)

test('what an input is read into is read into itself', () => {
  for (const [path, raw] of Object.entries(everyQuery)) {
    const text = readInput(path, raw) ?? 'invalid'
    expect([path, readInput(path, text === '' ? undefined : JSON.parse(text))]).toEqual([path, text])
  }
})

test('a request is answered alike by the thread, also what is wrong with it', async () => {
  await using here = await createTestApp()
  await using aside = await createTestApp({ aside: true })
  const requests: [string, RequestInit?][] = [
    ['/costs/summary'],
    ['/costs?providers=AWS,Azure&preset=last_30_days&granularity=monthly'],
    ['/alerts?limit=1'],
    ['/anomalies?threshold_percent=150&min_impact=2'],
    ['/costs/99'],
    ['/costs?start_date=yesterday'],
    ['/health/more'],
    ['/budgets', json('POST', { name: '', amount: 'x' })],
    ['/budgets', json('POST', { name: 'All', amount: 5 })],
    ['/budgets/1'],
    ['/budgets/1', { method: 'DELETE' }],
    ['/budgets/1'],
    ['/budgets/2', json('PUT', { name: 'None', amount: 5 })],
    ['/demo-data', json('POST', { months: 1, seed: 3 })],
    ['/costs/summary?preset=last_30_days'],
  ]
  for (const [path, init] of requests) {
    const [one, other] = [await here.rest(path, init), await aside.rest(path, init)]
    expect([path, other.status, other.body]).toEqual([path, one.status, one.body])
    expect([path, other.headers.has('etag')]).toEqual([path, one.headers.has('etag')])
  }
  expect(aside.logged).toEqual([])
})

test('an unforeseen failure of the thread is opaque outside, and the server goes on', async () => {
  await using app = await createTestApp({ aside: true, watched: false, settings: { LOG_LEVEL: 'silent' } })
  await app.rest('/costs/summary')
  await app.ctx.database.schema.dropTable('exchange_rates')
  const { status, body } = await app.rest('/exchange-rates')
  expect([status, body.code]).toEqual([500, 'INTERNAL_SERVER_ERROR'])
  expect(body.message).toMatch(/Something went wrong/)
  expect((await app.rest('/health')).status).toBe(200)
})

test('a query is given up once nobody waits for it, in the midst of its statements; a change is not', async () => {
  await using app = await createTestApp()
  await fillApp(app)
  const { database } = app.ctx
  const leftAtOnce = async (type: 'query' | 'mutation', path: string, input: string) => {
    const left = new AbortController()
    database.once('query', () => left.abort())
    const call = { type, path, input, day: '2026-11-24', requestId: '', caller: '' }
    return carryOut(answeringHere(app.ctx), call, left.signal)
  }
  expect(await leftAtOnce('query', 'costs.summary', '{"preset":"last_month"}')).toHaveProperty('failure')
  expect(await leftAtOnce('mutation', 'budgets.create', '{"name":"More","amount":5}')).toHaveProperty('made')
  expect((await app.client.budgets.list.query()).map(({ name }) => name)).toContain('More')
})
