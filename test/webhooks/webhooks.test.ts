import { describe, expect, test } from 'vitest'
import { isAllowedAddress, isAllowedHost } from '../../server/webhooks/allowed-address.ts'
import { postMessage } from '../../server/webhooks/post-message.ts'
import { createTestApp, json } from '../support/create-test-app.ts'

const webhook = { name: 'Hook', url: 'https://example.com/hook', secret: 'a secret of some length' }

describe('a webhook', () => {
  test('never gives its secret away', async () => {
    await using app = await createTestApp()
    const created = await app.rest('/webhooks', json('POST', webhook))
    const changed = await app.rest('/webhooks/1', json('PUT', { name: 'Other', url: webhook.url }))
    const listed = await app.rest('/webhooks')
    for (const { status, body } of [created, changed, listed]) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(webhook.secret)
    }
    expect(listed.body).toMatchObject([
      { id: 1, name: 'Other', shape: 'json', has_secret: true, is_enabled: true },
    ])
    expect(await app.ctx.database('webhooks').pluck('secret')).toEqual([webhook.secret])
  })

  test('can be deleted', async () => {
    await using app = await createTestApp()
    await app.client.webhooks.create.mutate(webhook)
    expect((await app.rest('/webhooks/1', { method: 'DELETE' })).body).toEqual({ id: 1, deleted: true })
    for (const [path, method] of [
      ['/webhooks/1', 'DELETE'],
      ['/webhooks/1/deliveries', 'GET'],
      ['/webhooks/1/test', 'POST'],
    ]) {
      expect((await app.rest(path ?? '', { method: method ?? '' })).status).toBe(404)
    }
  })

  test('of Slack needs no secret, but cannot become json without one', async () => {
    await using app = await createTestApp()
    const slack = { name: 'Slack', url: webhook.url, shape: 'slack' as const }
    expect(await app.client.webhooks.create.mutate(slack)).toMatchObject({ has_secret: false })
    expect((await app.rest('/webhooks/1', json('PUT', { ...slack, shape: 'json' }))).status).toBe(422)
  })

  test('that is not in use is not tested', async () => {
    await using app = await createTestApp()
    await app.client.webhooks.create.mutate({ ...webhook, is_enabled: false })
    expect((await app.rest('/webhooks/1/test', { method: 'POST' })).status).toBe(409)
  })
})

test.each([
  { ...webhook, url: 'ftp://example.com/' },
  { ...webhook, url: 'file:///etc/passwd' },
  { ...webhook, url: 'https://user:word@example.com/' },
  { ...webhook, url: 'example.com' },
  { ...webhook, secret: 'short' },
  { ...webhook, secret: null },
  { name: 'Hook', url: webhook.url },
  { ...webhook, shape: 'pager' },
  { ...webhook, is_enabled: 'false' },
  { ...webhook, is_enabled: null },
  { ...webhook, name: '' },
])('POST /webhooks %j is a 400', async (body) => {
  await using app = await createTestApp()
  for (const round of [1, 2]) {
    expect([round, (await app.rest('/webhooks', json('POST', body))).status]).toEqual([round, 400])
  }
})

test.each([
  ['169.254.169.254', false],
  ['0.0.0.0', false],
  ['100.100.100.200', false],
  ['224.0.0.1', false],
  ['fe80::1', false],
  ['fd00:ec2::254', false],
  ['::', false],
  ['::ffff:169.254.169.254', false],
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
])('messages to %s: %s', (address, allowed) => expect(isAllowedAddress(address)).toBe(allowed))

test.each(['http://169.254.169.254/latest/meta-data', 'http://[fe80::1]/', 'http://2852039166/'])(
  'nothing is sent to %s',
  async (url) => {
    expect(isAllowedHost(new URL(url).hostname)).toBe(false)
    const outcome = await postMessage({ url, body: '{}', headers: {} }, 1_000)
    expect(outcome).toMatchObject({ status_code: null, error: expect.stringContaining('may not use') })
  },
)
