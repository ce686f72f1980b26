import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { ApiError, httpStatusOf } from '../../shared/api-error.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

/** A request with headers that `fetch` would not send. */
function raw(app: TestApp, method: string, path: string, headers: Record<string, string>, body = '') {
  return new Promise<{ status: number; body: any }>((resolve, reject) => {
    const { hostname, port } = new URL(app.url)
    const outgoing = request({ hostname, port, method, path, headers, setHost: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) }),
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

describe('every failure has the one JSON body', () => {
  test.each([
    ['an unknown path', 404, '/nothing', {}],
    ['an unknown path with a body', 404, '/nothing', json('POST', {})],
    ['a wrong method', 404, '/providers', json('PUT', {})],
    ['a body of 2 MB', 413, '/seed-data', json('POST', { months: 'x'.repeat(2_000_000) })],
    ['a body that is no JSON', 400, '/seed-data', { ...json('POST', {}), body: '{"months":' }],
    ['an empty body', 400, '/seed-data', { ...json('POST', {}), body: '' }],
    ['a form', 415, '/seed-data', { method: 'POST', body: new URLSearchParams({ months: '6' }) }],
    ['plain text', 415, '/seed-data', { method: 'POST', body: 'months=6' }],
    ['a bad value', 400, '/seed-data', json('POST', { months: 0 })],
    ['an unknown row', 404, '/costs/4711', {}],
  ] as const)('%s: %d', async (_what, expected, path, init) => {
    await using app = await createTestApp()
    const { status, body, headers } = await app.rest(path, init)
    expect(status).toBe(expected)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(ApiError.strict().parse(body)).toEqual(body)
    expect(httpStatusOf[ApiError.parse(body).code]).toBe(expected)
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d|at Object/)
  })

  test('also when the database fails: opaque outside, logged with the request id inside', async () => {
    await using app = await createTestApp()
    await app.ctx.database.schema.dropTable('cloud_costs')
    const { status, body, headers } = await app.rest('/costs/summary')
    expect(status).toBe(500)
    expect(body.code).toBe('INTERNAL_SERVER_ERROR')
    expect(JSON.stringify(body)).not.toMatch(/cloud_costs|select/i)
    const entry = JSON.parse(app.logged[0] ?? '{}')
    expect(entry).toMatchObject({ requestId: headers.get('x-request-id'), path: 'costs.summary' })
    expect(entry.reason).toMatch(/cloud_costs/)
    await expect(app.client.costs.summary.query({})).rejects.toThrow(/Something went wrong/)
  })
})

describe('a browser that was tricked', () => {
  test('by a foreign name for this address is refused', async () => {
    await using app = await createTestApp()
    const answer = await raw(app, 'GET', '/api/finops/costs', { host: 'evil.example' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    expect((await raw(app, 'GET', '/api/finops/health', { host: 'LOCALHOST:1234' })).status).toBe(200)
    expect((await raw(app, 'GET', '/api/finops/health', { host: '[::1]:8000' })).status).toBe(200)
  })

  test('unless the name is allowed by the settings', async () => {
    await using app = await createTestApp({ settings: { ALLOWED_HOSTS: 'costs.internal, other' } })
    expect((await raw(app, 'GET', '/api/finops/health', { host: 'costs.internal:8000' })).status).toBe(200)
  })

  test('into writing from another site is refused, and nothing is written', async () => {
    await using app = await createTestApp()
    const host = new URL(app.url).host
    const entry = JSON.stringify({ cloud_provider: 'Other', service_name: 'x', cost: 1, date: '2026-11-01' })
    const post = (headers: Record<string, string>) =>
      raw(
        app,
        'POST',
        '/api/finops/costs',
        { host, 'content-type': 'application/json', 'content-length': String(entry.length), ...headers },
        entry,
      )
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'http://localhost:1' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await app.rest('/costs')).body.data).toEqual([])
    expect((await post({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})

describe('every answer', () => {
  test('carries the security headers and a request id', async () => {
    await using app = await createTestApp()
    const { headers } = await app.rest('/health')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['gzip', 'br'])('is compressed by %s when large, and complete', async (encoding) => {
    await using app = await createTestApp()
    await app.client.demo_data.seed.mutate({ months: 1 })
    const plain = await app.rest('/costs', { headers: { 'accept-encoding': 'identity' } })
    const packed = await app.rest('/costs', { headers: { 'accept-encoding': encoding } })
    expect(packed.headers.get('content-encoding')).toBe(encoding)
    expect(packed.body).toEqual(plain.body)
  })

  test('has an ETag, and 304 when nothing changed', async () => {
    await using app = await createTestApp()
    await app.client.demo_data.seed.mutate({ months: 1 })
    const url = `${app.url}/api/finops/costs`
    const first = await fetch(url)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    await app.client.demo_data.remove.mutate()
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })
})

test('the index names every endpoint, with and without the slash', async () => {
  await using app = await createTestApp()
  const { status, body } = await app.rest('/')
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Billow', docs: '/docs', openapi: '/openapi.json' })
  expect(body.endpoints).toContain('GET /api/finops/costs')
  expect((await app.rest('')).body).toEqual(body)
  expect(await app.client.system.index.query()).toEqual(body)
})

test('health names today, the days of the data and whether it is demo data', async () => {
  await using app = await createTestApp()
  expect((await app.rest('/health')).body).toMatchObject({
    today: '2026-11-24',
    now: '2026-11-24T12:00:00.000Z',
    has_demo_data: false,
    data: null,
  })
  await app.client.demo_data.seed.mutate({})
  expect(await app.client.system.health.query()).toMatchObject({
    has_demo_data: true,
    data: { start_date: '2026-05-24', end_date: '2026-11-24' },
  })
})

test('the documentation page comes from our own files only', async () => {
  await using app = await createTestApp()
  for (const path of [
    '/docs',
    '/docs/',
    '/docs/start.js',
    '/docs/assets/swagger-ui.css',
    '/docs/assets/swagger-ui-bundle.js',
  ]) {
    const response = await fetch(`${app.url}${path}`)
    expect([path, response.status]).toEqual([path, 200])
    const text = await response.text()
    if (path === '/docs') expect(text).not.toMatch(/https?:\/\//)
  }
})
