import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createTestApp, json, testNow, type TestApp } from '../support/create-test-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createApp } from '../../server/app.ts'
import { createClock } from '../../server/clock.ts'
import { createContext } from '../../server/create-context.ts'

type Raw = { status: number; headers: Record<string, string | undefined>; body: Buffer }

/** A request as it goes over the wire: nothing is unpacked. */
function raw(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Raw['headers'],
          body: Buffer.concat(chunks),
        }),
      )
    })
    outgoing.once('error', reject).end()
  })
}

/** The statements that run while something is done. */
async function statementsOf(app: TestApp, act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const note = ({ sql }: { sql: string }) => void statements.push(sql)
  app.ctx.database.on('query', note)
  await act()
  app.ctx.database.removeListener('query', note)
  return statements.filter((sql) => !sql.includes('data_version'))
}

/** What takes long is stored after it was sent. */
async function untilStored({ ctx }: TestApp, path: string): Promise<void> {
  if (path.endsWith('/overview'))
    await expect.poll(() => ctx.database('kept_answers').pluck('key')).toHaveLength(1)
}

async function withCosts(options: Parameters<typeof createTestApp>[0] = {}): Promise<TestApp> {
  const app = await createTestApp(options)
  const days = Array.from({ length: 24 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`)
  await insertCosts(
    app.ctx,
    days.map((date) => costRow({ date })),
  )
  return app
}

const trpcCosts = '/trpc/costs.list?batch=1&input=%7B%220%22%3A%7B%7D%7D'
const addresses = [
  '/api/finops/costs',
  '/api/finops/costs/',
  '/api/finops/overview',
  '/api/finops/',
  trpcCosts,
]

describe('an answer that is kept', () => {
  test.each(addresses)('is sent again without any work: %s', async (path) => {
    await using app = await withCosts()
    await raw(app.url + path)
    const first = await raw(app.url + path)
    await untilStored(app, path)
    const again: Raw[] = []
    const statements = await statementsOf(app, async () => again.push(await raw(app.url + path)))
    expect(statements).toEqual([])
    expect(again[0]?.body.equals(first.body)).toBe(true)
    const { date: _date, 'x-request-id': id, ...headers } = first.headers
    const { date: _later, 'x-request-id': other, ...same } = again[0]?.headers ?? {}
    expect(same).toEqual(headers)
    expect(other).toMatch(/^[0-9a-f-]{36}$/)
    expect(other).not.toBe(id)
    expect(same).toMatchObject({
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
    })
  })

  test.each(addresses)('is a 304 for whoever has it, before any work: %s', async (path) => {
    await using app = await withCosts()
    await raw(app.url + path)
    const { headers } = await raw(app.url + path)
    await untilStored(app, path)
    const tag = { 'if-none-match': `"other", ${headers['etag']?.slice(2)}` }
    const answers: Raw[] = []
    const statements = await statementsOf(app, async () => answers.push(await raw(app.url + path, tag)))
    expect(statements).toEqual([])
    expect(answers[0]).toMatchObject({
      status: 304,
      headers: { etag: headers['etag'], 'x-content-type-options': 'nosniff' },
    })
    expect(answers[0]?.body).toHaveLength(0)
    await insertCosts(app.ctx, [costRow()])
    expect((await raw(app.url + path, tag)).status).toBe(200)
  })

  test.each(['/api/finops/costs', trpcCosts])(
    'is a 304 from a server that has not made it: %s',
    async (path) => {
      await using app = await withCosts()
      const { headers } = await raw(app.url + path)
      const second = await createApp(app.ctx, '')
      const url = await second.listen({ port: 0, host: '127.0.0.1' })
      const tag = { 'if-none-match': headers['etag'] ?? '' }
      const statements = await statementsOf(app, async () =>
        expect((await raw(url + path, tag)).status).toBe(304),
      )
      expect(statements).toEqual([])
      await second.close()
    },
  )

  test('is the same to the byte as one that is made', async () => {
    await using kept = await withCosts()
    await using made = await withCosts({ settings: { ANSWER_MEMORY_MEGABYTES: '0' } })
    for (const path of ['/api/finops/costs', '/api/finops/costs/summary', trpcCosts]) {
      await raw(kept.url + path)
      const [one, other] = [await raw(kept.url + path), await raw(made.url + path)]
      expect(one.body.equals(other.body)).toBe(true)
      expect(one.headers['content-type']).toBe(other.headers['content-type'])
    }
  })

  test('is one for the same question in other words, and for REST and typed clients', async () => {
    await using app = await withCosts()
    const { data } = (await app.rest('/costs')).body
    const statements = await statementsOf(app, async () => {
      await app.rest('/costs?metric=billed')
      await app.rest('/costs?unknown=1')
      expect((await app.client.costs.list.query({})).data).toEqual(data)
      await Promise.all([app.client.costs.list.query({}), app.client.costs.list.query({ metric: 'billed' })])
    })
    expect(statements).toEqual([])
  })

  test('is packed once for each coding that clients take', async () => {
    await using app = await withCosts()
    const url = `${app.url}/api/finops/costs`
    const plain = await raw(url)
    expect(plain.headers['content-encoding']).toBeUndefined()
    const packed = (accepted: string) => raw(url, { 'accept-encoding': accepted })
    const [brotli, gzip] = [await packed('gzip, br'), await packed('br;q=0, gzip;q=0.5')]
    expect([brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect((await packed('identity;q=1, *;q=0')).body.equals(plain.body)).toBe(true)
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers['etag'])).size).toBe(1)
  })

  test('has the same headers for HEAD, and no body', async () => {
    await using app = await withCosts()
    for (const path of [...addresses, '/api/finops/health']) {
      const get = await raw(app.url + path)
      for (let round = 0; round < 2; round += 1) {
        const head = await raw(app.url + path, {}, 'HEAD')
        expect([path, head.status, head.body.length]).toEqual([path, 200, 0])
        expect(head.headers['content-type']).toBe(get.headers['content-type'])
      }
    }
    expect((await raw(`${app.url}/api/finops/nothing`, {}, 'HEAD')).status).toBe(404)
  })

  test('is not given to a foreign host', async () => {
    await using app = await withCosts()
    const url = `${app.url}/api/finops/costs`
    const { headers } = await raw(url)
    expect((await raw(url, { host: 'evil.example' })).status).toBe(403)
    const tagged = { host: 'evil.example', 'if-none-match': headers['etag'] ?? '' }
    expect((await raw(url, tagged)).status).toBe(403)
  })

  test('is made anew on the next day', async () => {
    await using app = await withCosts()
    const url = `${app.url}/api/finops/costs?preset=today`
    const { headers } = await raw(url)
    const tomorrow = await createApp({ ...app.ctx, clock: createClock('2026-11-25T00:00:00.000Z') }, '')
    const other = await tomorrow.listen({ port: 0, host: '127.0.0.1' })
    const answer = await raw(`${other}/api/finops/costs?preset=today`, {
      'if-none-match': headers['etag'] ?? '',
    })
    expect(answer.status).toBe(200)
    await tomorrow.close()
  })
})

describe('what is not kept', () => {
  test('a failure, so that a row that comes later is found', async () => {
    await using app = await createTestApp()
    for (let round = 0; round < 2; round += 1) {
      expect((await app.rest('/costs/1')).status).toBe(404)
      await expect(app.client.costs.get.query({ id: 1 })).rejects.toThrow(/no cost with id 1/)
      expect((await app.rest('/costs?preset=odd')).status).toBe(400)
    }
    const entry = { cloud_provider: 'AWS', service_name: 'Support', date: '2026-11-01', cost: 10 }
    await app.rest('/costs', json('POST', entry))
    expect((await app.rest('/costs/1')).status).toBe(200)
  })

  test.each(['/api/finops/health', '/api/finops/imports', '/api/finops/bills', '/api/finops/ai/threads'])(
    '%s, which changes without a new version',
    async (path) => {
      await using app = await withCosts()
      await raw(app.url + path)
      const statements = await statementsOf(app, () => raw(app.url + path))
      expect(statements).not.toEqual([])
    },
  )

  test('an answer that depends on the instant, which carries no tag of a version either', async () => {
    await using app = await createTestApp()
    // Made a minute from now, the demo data is taken for delivered just now.
    await insertCosts(
      app.ctx,
      Array.from({ length: 24 }, (_, day) =>
        costRow({
          date: `2026-11-${String(day + 1).padStart(2, '0')}`,
          created_at: '2026-11-24T12:01:00.000Z',
        }),
      ),
    )
    const url = `${app.url}/api/finops/forecast`
    await raw(url)
    const answers: Raw[] = []
    expect(await statementsOf(app, async () => answers.push(await raw(url)))).not.toEqual([])
    expect([answers[0]?.status, answers[0]?.headers['etag']]).toEqual([200, undefined])
  })
})

test('two servers on one database see each other’s changes at once', async () => {
  await using app = await withCosts({ shared: true, settings: { BILLOW_NOW: testNow } })
  // PGlite takes one connection only, so there it is the same one.
  const ctx = app.ctx.env.DATABASE_PATH === ':memory:' ? app.ctx : await createContext(app.ctx.env)
  const other = await createApp(ctx, '')
  const url = await other.listen({ port: 0, host: '127.0.0.1' })
  const total = async (base: string): Promise<number> =>
    JSON.parse((await raw(`${base}/api/finops/costs/summary?preset=this_month`)).body.toString()).total_cost
  for (let round = 1; round <= 5; round += 1) {
    expect([await total(app.url), await total(url)]).toEqual([2300 + 100 * round, 2300 + 100 * round])
    await insertCosts(round % 2 === 0 ? ctx : app.ctx, [costRow()])
  }
  await other.close()
  if (ctx !== app.ctx) await ctx.database.destroy()
})

test('the same question at the same time is computed once', async () => {
  await using app = await withCosts()
  const one = await statementsOf(app, () => raw(`${app.url}/api/finops/costs?preset=last_7_days`))
  const many = await statementsOf(app, () =>
    Promise.all(Array.from({ length: 20 }, () => raw(`${app.url}/api/finops/costs?preset=last_30_days`))),
  )
  const listing = (sql: string) => /^select .cloud_costs.\..id./.test(sql)
  expect([one.filter(listing).length, many.filter(listing).length]).toEqual([1, 1])
})
