import { setMaxListeners } from 'node:events'
import { request, type ClientRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTurns } from '../../server/answers/turns.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

const open: ClientRequest[] = []

afterEach(() => {
  for (const one of open.splice(0)) one.destroy()
})

/** Asks and goes on; the answer is its status, or `left` where the client did. */
function ask(app: TestApp, path: string): { readonly answer: Promise<unknown>; leave(): void } {
  const outgoing = request(`${app.url}${path}`, { agent: false })
  open.push(outgoing)
  const answer = new Promise((resolve) => {
    outgoing.once('response', (response) => {
      response.resume()
      response.once('end', () => resolve([response.statusCode, response.headers['retry-after']]))
    })
    outgoing.once('error', () => resolve('left'))
  })
  outgoing.end()
  return { answer, leave: () => outgoing.destroy() }
}

/**
 * An app whose database answers nothing until it is let go, and the costs that were asked for in the order in which
 * they were computed. The only connection of SQLite is taken for that; PostgreSQL holds a lock.
 */
async function heldApp(atOnce: string, waiting: string) {
  const app = await createTestApp({
    settings: { ANSWERS_AT_ONCE: atOnce, ANSWERS_WAITING: waiting },
    shared: true,
  })
  const hold = await app.ctx.database.transaction()
  await hold.raw('select 1')
  if (app.ctx.env.DATABASE_URL !== undefined)
    await hold.raw('lock table cloud_costs in access exclusive mode')
  const computed: string[] = []
  app.ctx.database.on('query', ({ bindings }: { bindings?: readonly unknown[] }) => {
    for (const value of bindings ?? []) if (/^2025-01-..$/.test(String(value))) computed.push(String(value))
  })
  return { app, hold, computed: () => [...new Set(computed)] }
}

const day = (number: number) => `2025-01-0${number}`
const costsOf = (number: number) => `/api/finops/costs?start_date=${day(number)}&end_date=${day(number)}`

/** What was sent before has reached its turn when two later requests, which need none, are answered. */
async function arrive(app: TestApp): Promise<void> {
  for (let round = 0; round < 2; round += 1) await ask(app, '/api/finops/').answer
}

describe('questions while others compute', () => {
  test('wait in the order in which they came, and are turned away where too many wait', async () => {
    const { app, hold, computed } = await heldApp('1', '2')
    await using _closing = app
    const asked = []
    for (let number = 1; number <= 3; number += 1) {
      asked.push(ask(app, costsOf(number)))
      await arrive(app)
    }
    expect(await ask(app, costsOf(4)).answer).toEqual([503, '2'])
    expect(
      await ask(app, `/trpc/costs.list?input=${encodeURIComponent('{"preset":"last_year"}')}`).answer,
    ).toEqual([503, '2'])
    await hold.rollback()
    for (const { answer } of asked) expect(await answer).toEqual([200, undefined])
    expect(computed()).toEqual([day(1), day(2), day(3)])
    expect(await ask(app, costsOf(4)).answer).toEqual([200, undefined])
  })

  test('are forgotten when whoever asked has left', async () => {
    const { app, hold, computed } = await heldApp('1', '2')
    await using _closing = app
    const first = ask(app, costsOf(1))
    await arrive(app)
    const second = ask(app, costsOf(2))
    const third = ask(app, costsOf(3))
    await arrive(app)
    second.leave()
    await second.answer
    await arrive(app)
    const fourth = ask(app, costsOf(4))
    await arrive(app)
    await hold.rollback()
    expect(await Promise.all([first.answer, third.answer, fourth.answer])).toEqual(
      Array.from({ length: 3 }, () => [200, undefined]),
    )
    expect(computed()).toEqual([day(1), day(3), day(4)])
  })

  test('that are kept do not wait, nor does health', async () => {
    const app = await createTestApp({
      settings: { ANSWERS_AT_ONCE: '1', ANSWERS_WAITING: '0' },
      shared: true,
    })
    await using _closing = app
    expect(await ask(app, '/api/finops/providers').answer).toEqual([200, undefined])
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    // A model that takes its time would hold the turn; here a listener of the database does.
    const acquire = app.ctx.database.client.acquireConnection.bind(app.ctx.database.client)
    const spy = vi.spyOn(app.ctx.database.client, 'acquireConnection').mockImplementationOnce(async () => {
      await held
      return acquire()
    })
    const slow = ask(app, costsOf(1))
    await vi.waitFor(() => expect(spy).toHaveBeenCalled())
    expect(await ask(app, costsOf(2)).answer).toEqual([503, '2'])
    expect(await ask(app, '/api/finops/health').answer).toEqual([200, undefined])
    expect(await ask(app, '/api/finops/providers').answer).toEqual([200, undefined])
    letGo()
    expect(await slow.answer).toEqual([200, undefined])
  })

  test('are changes, too, which are not made for whoever left', async () => {
    const { app, hold } = await heldApp('1', '2')
    await using _closing = app
    const first = ask(app, costsOf(1))
    await arrive(app)
    const leaving = new AbortController()
    const entry = { cloud_provider: 'AWS', service_name: 'Support', date: '2026-11-01', cost: 10 }
    const change = app.rest('/costs', { ...json('POST', entry), signal: leaving.signal }).catch(() => 'left')
    await arrive(app)
    leaving.abort()
    expect(await change).toBe('left')
    await arrive(app)
    await hold.rollback()
    await first.answer
    expect((await app.rest('/costs')).body.data).toEqual([])
  })
})

describe('turns', () => {
  const never = new AbortController().signal
  setMaxListeners(0, never)

  test('are passed on after failures as well', async () => {
    const turns = createTurns(1, 10)
    const failing = turns.take(never, async () => {
      await wait(5)
      throw new Error('no')
    })
    const next = turns.take(never, async () => 'done')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('done')
  })

  test('let so many compute at once, and no more', async () => {
    const turns = createTurns(3, 100)
    let [now, most] = [0, 0]
    const work = async () => {
      now += 1
      most = Math.max(most, now)
      await wait(2)
      now -= 1
    }
    await Promise.all(Array.from({ length: 20 }, () => turns.take(never, work)))
    expect(most).toBe(3)
  })

  test('are not taken by whoever left before', async () => {
    const turns = createTurns(1, 1)
    const work = vi.fn(async () => {})
    await expect(turns.take(AbortSignal.abort(new Error('left')), work)).rejects.toThrow('left')
    expect(work).not.toHaveBeenCalled()
    expect(await turns.take(never, async () => 1)).toBe(1)
  })
})
