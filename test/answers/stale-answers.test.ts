import type { AnyRouter } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { neverKept } from '../../server/answers/never-kept.ts'
import { neverWaiting } from '../../server/answers/never-waiting.ts'
import { createApp } from '../../server/app.ts'
import { readEnv } from '../../server/env.ts'
import { appRouter } from '../../server/router.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { everyQuery } from '../support/every-query.ts'
import { enteredInvoice, fillApp } from '../support/fill-app.ts'
import { changing, settled } from '../support/watch-changes.ts'

const { procedures: record }: AnyRouter['_def'] = appRouter._def
const procedures = Object.entries<{ _def: { type: string } }>(record)
const named = (type: string) => procedures.filter(([, { _def }]) => _def.type === type).map(([path]) => path)
const kept = Object.keys(everyQuery).filter((path) => !(path in neverKept))

async function ask(url: string, path: string): Promise<string> {
  const input = everyQuery[path]
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  const response = await fetch(`${url}/trpc/${path}${query}`)
  const text = await response.text()
  return `${path} ${response.status} ${text}`
}

function askAll(url: string): Promise<string[]> {
  return Promise.all(kept.map((path) => ask(url, path)))
}

/** A server over the same database that keeps nothing and computes by itself. */
async function forgetful({ ctx }: TestApp) {
  const app = await createApp(
    { ...ctx, procedures: undefined, env: readEnv({ ...settings(ctx.env), ANSWER_MEMORY_MEGABYTES: '0' }) },
    '',
  )
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), [Symbol.asyncDispose]: () => app.close() }
}

function settings(env: TestApp['ctx']['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

const rate = { month: '2026-11', currency: 'EUR', rate: 1.2 }
const entry = { cloud_provider: 'AWS', service_name: 'Support', date: '2026-11-01', cost: 10 } as const
const hook = { name: 'N', url: 'http://127.0.0.1:9/', shape: 'slack' } as const
/** In an order in which each has something to change. */
const changes: Readonly<Record<string, (app: TestApp) => Promise<unknown>>> = {
  'costs.create': ({ client }) => client.costs.create.mutate(entry),
  'costs.update': ({ client }) => client.costs.update.mutate({ ...entry, id: 1, date: '2026-10-02' }),
  'anomalies.decide': async ({ client }) => {
    const { anomalies } = await client.anomalies.list.query({})
    await client.anomalies.decide.mutate({ id: anomalies[0]?.id ?? '', status: 'expected', note: 'Known' })
  },
  'anomalies.decideAll': async ({ client }) => {
    const { anomalies } = await client.anomalies.list.query({})
    await client.anomalies.decideAll.mutate({
      ids: anomalies.slice(0, 2).map(({ id }) => id),
      status: 'expected',
      covers: 'service',
    })
  },
  'recommendations.decide': async ({ client }) => {
    const { recommendations } = await client.recommendations.list.query({ state: 'all' })
    const id = recommendations[0]?.id ?? ''
    await client.recommendations.decide.mutate({ id, state: 'dismissed', reason: 'No' })
  },
  'alerts.acknowledge': ({ client }) => client.alerts.acknowledge.mutate({ id: 1, note: 'Seen' }),
  'alerts.evaluate': ({ client }) => client.alerts.evaluate.mutate(),
  'imports.choose': ({ client }) => client.imports.choose.mutate({ id: 1 }),
  'imports.decide': ({ client }) => client.imports.decide.mutate({ id: 4, decision: 'replace' }),
  'imports.undo': ({ client }) => client.imports.undo.mutate({ id: 4 }),
  'exchange_rates.set': ({ client }) => client.exchange_rates.set.mutate(rate),
  'exchange_rates.load': ({ client }) =>
    client.exchange_rates.load.mutate({ csv: 'month,currency,rate\n2026-11,EUR,1.1\n' }),
  'exchange_rates.remove': ({ client }) =>
    client.exchange_rates.remove.mutate({ month: '2026-09', currency: 'GBP' }),
  'exchange_rates.report_in': ({ client }) => client.exchange_rates.report_in.mutate({ currency: 'GBP' }),
  'reconciliation.set': ({ client }) => client.reconciliation.set.mutate({ ...enteredInvoice, total: '7' }),
  'reconciliation.remove': ({ client }) => client.reconciliation.remove.mutate(enteredInvoice),
  'assistant.query': ({ client }) => client.assistant.query.mutate({ query: 'What did EC2 cost?' }),
  'assistant.delete_thread': ({ client }) => client.assistant.delete_thread.mutate({ id: 'a' }),
  'budgets.create': ({ client }) => client.budgets.create.mutate({ name: 'More', amount: 5 }),
  'budgets.update': ({ client }) => client.budgets.update.mutate({ id: 1, name: 'All', amount: 500 }),
  'budgets.delete': ({ client }) => client.budgets.delete.mutate({ id: 1 }),
  'webhooks.create': ({ client }) => client.webhooks.create.mutate(hook),
  'webhooks.update': ({ client }) => client.webhooks.update.mutate({ ...hook, id: 1 }),
  'webhooks.test': ({ client }) => client.webhooks.test.mutate({ id: 1 }),
  'webhooks.delete': ({ client }) => client.webhooks.delete.mutate({ id: 1 }),
  'settings.change': ({ client }) => client.settings.change.mutate({ name: 'incomplete_hours', value: 90 }),
  'settings.reset': ({ client }) => client.settings.reset.mutate({ name: 'anomaly_min_impact' }),
  'demo_data.seed': ({ client }) => client.demo_data.seed.mutate({ months: 1 }),
  'demo_data.remove': ({ client }) => client.demo_data.remove.mutate(),
  'costs.delete': ({ client }) => client.costs.delete.mutate({ id: 1 }),
}

/** What these change is shown by no kept answer. */
const shownNowhere = [
  'assistant.query',
  'assistant.delete_thread',
  'webhooks.test',
  'alerts.evaluate',
  'imports.choose',
]

describe('no kept answer outlives a change', () => {
  test('by any procedure, all of which stand here', () => {
    expect(Object.keys(changes).sort()).toEqual(named('mutation').sort())
    expect(Object.keys(everyQuery).sort()).toEqual(named('query').sort())
    const all = procedures.map(([path]) => path)
    for (const path of [...Object.keys(neverKept), ...Object.keys(neverWaiting)]) expect(all).toContain(path)
  })

  test('by each of them', { timeout: 180_000 }, async () => {
    await using app = await createTestApp({ aside: true })
    await fillApp(app)
    await using fresh = await forgetful(app)
    await askAll(app.url)
    let before = await askAll(app.url)
    for (const answer of before) expect(answer).toMatch(/^[\w.]+ 200 /)
    for (const [path, change] of Object.entries(changes)) {
      await change(app)
      // What a change calls for, such as alerts, is there from the second time on.
      await askAll(app.url)
      const [after, anew] = await Promise.all([askAll(app.url), askAll(fresh.url)])
      expect([path, after]).toEqual([path, anew])
      const isShown = !shownNowhere.includes(path)
      expect([path, after.join() !== before.join()]).toEqual([path, isShown])
      before = after
    }
  })
})

test('kept answers read only tables whose changes raise the version', async () => {
  await using app = await createTestApp()
  await fillApp(app)
  await using fresh = await forgetful(app)
  await askAll(fresh.url)
  const { database } = app.ctx
  const rows: { name: string }[] = onSqlite
    ? await database('sqlite_master').where({ type: 'table' }).select('name')
    : await database('pg_tables').where({ schemaname: 'public' }).select({ name: 'tablename' })
  const tables = new Set(rows.map(({ name }) => name))
  const read = new Map<string, string>()
  let asked = ''
  database.on('query', ({ sql }: { sql: string }) => {
    for (const [, name = ''] of sql.matchAll(/(?:from|join|into|update) [`"]?(\w+)/gi))
      if (tables.has(name)) read.set(name, asked)
  })
  for (const path of kept) {
    asked = path
    await ask(fresh.url, path)
  }
  expect(read.size).toBeGreaterThan(10)
  // What was judged is looked up by the costs themselves.
  const known = [...Object.keys(changing), ...settled, 'data_version', 'judged_series']
  expect([...read].filter(([name]) => !known.includes(name))).toEqual([])
})
