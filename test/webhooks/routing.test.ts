import { describe, expect, test } from 'vitest'
import { deliverDue } from '../../server/webhooks/deliver-due.ts'
import { isAnythingDue } from '../../server/webhooks/due-deliveries.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'
import { at, raise, resolve } from '../support/raise-test-alert.ts'
import { createReceiver, type Receiver } from '../support/webhook-receiver.ts'

async function hook(app: TestApp, { url }: Pick<Receiver, 'url'>, settings: object = {}): Promise<number> {
  const { status, body } = await app.rest(
    '/webhooks',
    json('POST', { name: 'Hook', url, secret: 'a secret of some length', ...settings }),
  )
  expect([status, body.message]).toEqual([200, undefined])
  return body.id
}

/** The titles of each message that a receiver got. */
function titles({ received }: Receiver): string[] {
  return received.map(({ body }) => {
    const { alert, alerts = [], type } = JSON.parse(body)
    if (type === 'alert_digest')
      return `[${alerts.map((entry: any) => `${entry.event} ${entry.alert.title}`).join(', ')}]`
    return type === 'alert_resolved' ? `resolved ${alert.title}` : alert.title
  })
}

describe('alerts', () => {
  test('go to the webhooks whose filter takes them, and say to how many', async () => {
    await using app = await createTestApp()
    await using pager = await createReceiver({ status: 204 })
    await using web = await createReceiver({ status: 204 })
    await hook(app, pager, { filter: { severity: ['high', 'critical'] } })
    await hook(app, web, { filter: { team: 'web', cloud_provider: ['AWS', 'GCP'] } })
    await raise(app.ctx, 'Both', 'critical', { team: 'Web', cloud_provider: ['AWS'] })
    await raise(app.ctx, 'Web', 'low', { team: 'Web', cloud_provider: ['GCP'] })
    await raise(app.ctx, 'Pager', 'high')
    await raise(app.ctx, 'Nobody', 'medium', { team: 'Data', cloud_provider: ['AWS'] })
    await deliverDue(app.ctx)
    expect([titles(pager), titles(web)]).toEqual([
      ['Both', 'Pager'],
      ['Both', 'Web'],
    ])
    const told = (await app.rest('/alerts')).body.map((alert: any) => [alert.title, alert.receiver_count])
    expect(told.toReversed()).toEqual([
      ['Both', 2],
      ['Web', 1],
      ['Pager', 1],
      ['Nobody', 0],
    ])
    // Only who was told hears that it is over, whatever the filter is by then.
    await app.client.webhooks.update.mutate({ id: 2, name: 'Web', url: web.url, filter: { team: 'Data' } })
    for (const title of ['Both', 'Nobody']) await resolve(app.ctx, title)
    for (const _round of [1, 2]) await deliverDue(app.ctx)
    expect([titles(pager).at(-1), titles(web).at(-1)]).toEqual(['resolved Both', 'resolved Both'])
    expect([pager, web].map(({ received }) => received.length)).toEqual([3, 3])
  })

  test('wait for the end of quiet hours, but critical ones do where they may', async () => {
    await using app = await createTestApp()
    await using strict = await createReceiver({ status: 204 })
    await using open = await createReceiver({ status: 204 })
    const hours = { start: '22:00', end: '07:00' }
    const zone = { time_zone: 'Europe/Berlin' }
    await hook(app, strict, { ...zone, quiet_hours: { ...hours, critical_breaks: false } })
    await hook(app, open, { ...zone, quiet_hours: hours })
    const night = at(app, '2026-11-24T22:30:00.000Z')
    await raise(night, 'First')
    await raise(night, 'Grave', 'critical')
    await raise(night, 'Passing')
    await resolve(night, 'Passing')
    expect(await deliverDue(night)).toBe(1)
    expect([titles(strict), titles(open)]).toEqual([[], ['Grave']])
    expect(await isAnythingDue(night)).toBe(false)
    const log = await app.client.webhooks.deliveries.query({ id: 1 })
    expect(log.filter(({ status }) => status === 'pending')).toHaveLength(2)
    await deliverDue(at(app, '2026-11-25T05:59:00.000Z'))
    expect(titles(strict)).toEqual([])
    await deliverDue(at(app, '2026-11-25T06:00:00.000Z'))
    expect([titles(strict), titles(open)]).toEqual([
      ['First', 'Grave'],
      ['Grave', 'First'],
    ])
  })

  test('say what they wait for', async () => {
    await using app = await createTestApp({ now: '2026-11-24T22:30:00.000Z' })
    const nowhere = { url: 'http://127.0.0.1:9/' }
    await hook(app, nowhere, { quiet_hours: { start: '22:00', end: '07:00' } })
    await hook(app, nowhere, { digest: 'daily', digest_time: '09:30' })
    await raise(app.ctx, 'First')
    await raise(app.ctx, 'Grave', 'critical')
    const log = async (id: number) =>
      (await app.rest(`/webhooks/${id}/deliveries`)).body.map((delivery: any) => [
        delivery.waits_for,
        delivery.next_attempt_at,
      ])
    expect(await log(1)).toEqual([
      [null, '2026-11-24T22:30:00.000Z'],
      ['quiet_hours', '2026-11-25T07:00:00.000Z'],
    ])
    expect(await log(2)).toEqual([
      ['digest', '2026-11-25T09:30:00.000Z'],
      ['digest', '2026-11-25T09:30:00.000Z'],
    ])
  })

  test('come in one message where a digest is wanted, which is tried again as it is', async () => {
    await using app = await createTestApp()
    await using receiver = await createReceiver({ status: 204 }, { status: 503 }, { status: 204 })
    await hook(app, receiver, { digest: 'hourly' })
    await raise(at(app, '2026-11-24T12:05:00.000Z'), 'First')
    await raise(at(app, '2026-11-24T12:50:00.000Z'), 'Second', 'critical')
    await raise(at(app, '2026-11-24T12:51:00.000Z'), 'Passing')
    await resolve(at(app, '2026-11-24T12:52:00.000Z'), 'Passing')
    expect(await deliverDue(at(app, '2026-11-24T12:59:00.000Z'))).toBe(0)
    expect(await deliverDue(at(app, '2026-11-24T13:00:00.000Z'))).toBe(1)
    expect(titles(receiver)).toEqual(['[raised First, raised Second]'])
    await raise(at(app, '2026-11-24T13:10:00.000Z'), 'Third')
    await resolve(at(app, '2026-11-24T13:10:00.000Z'), 'First')
    await deliverDue(at(app, '2026-11-24T14:00:00.000Z'))
    // While that is tried again, one of its alerts is resolved: whoever heard of it has to hear of that.
    await resolve(at(app, '2026-11-24T14:00:30.000Z'), 'Third')
    await raise(at(app, '2026-11-24T14:00:30.000Z'), 'Fourth')
    await deliverDue(at(app, '2026-11-24T14:01:00.000Z'))
    const [, second, third] = receiver.received
    expect(titles(receiver).slice(1)).toEqual(Array(2).fill('[raised Third, resolved First]'))
    expect([second?.headers['webhook-id'], second?.body]).toEqual([third?.headers['webhook-id'], third?.body])
    await deliverDue(at(app, '2026-11-24T15:00:00.000Z'))
    expect(titles(receiver).at(-1)).toBe('[raised Fourth, resolved Third]')
    const log = await app.client.webhooks.deliveries.query({ id: 1 })
    expect(log.filter(({ status }) => status !== 'delivered')).toMatchObject([
      { event: 'raised', status: 'withdrawn', digest_id: null },
    ])
    expect(log.filter(({ message }) => message === 'digest')).toHaveLength(3)
  })

  test.each(['slack', 'teams'] as const)('of a long digest fit into what %s takes', async (shape) => {
    await using app = await createTestApp()
    await using receiver = await createReceiver({ status: 204 })
    await hook(app, receiver, { digest: 'hourly', shape })
    for (let place = 0; place < 150; place += 1) await raise(app.ctx, `Alert <${place}> ${'x'.repeat(200)}`)
    await deliverDue(at(app, '2026-11-24T13:00:00.000Z'))
    const [message] = receiver.received
    expect(receiver.received).toHaveLength(1)
    const { blocks = [], attachments = [] } = JSON.parse(message?.body ?? '')
    const texts: string[] = blocks.map((block: any) => block.text.text)
    const last: string = attachments[0]?.content.body.at(-1).text ?? texts.at(-1)
    expect(last).toMatch(shape === 'slack' ? /Alert &lt;149&gt;/ : /^\d+ more are in Billow\.$/)
    expect(Math.max(0, ...texts.map((text) => text.length))).toBeLessThanOrEqual(3000)
    expect(blocks.length).toBeLessThanOrEqual(50)
    expect(shape === 'slack' ? 0 : Buffer.byteLength(message?.body ?? '')).toBeLessThan(28_000)
  })
})

describe('a webhook that hangs', () => {
  test('delays no other one, nor a test of another one', async () => {
    await using app = await createTestApp()
    await using fast = await createReceiver({ status: 204 })
    const slow = await createReceiver('silent')
    await hook(app, slow)
    const id = await hook(app, fast)
    for (const title of ['First', 'Second', 'Third']) await raise(app.ctx, title)
    const delivering = deliverDue(app.ctx, { patience: 60_000 })
    await expect.poll(() => titles(fast)).toEqual(['First', 'Second', 'Third'])
    expect(slow.received).toHaveLength(1)
    expect((await app.rest(`/webhooks/${id}/test`, { method: 'POST' })).body.status).toBe('delivered')
    await slow[Symbol.asyncDispose]()
    expect(await delivering).toBe(4)
    const statuses = async (webhook: number) =>
      (await app.client.webhooks.deliveries.query({ id: webhook })).map(({ status, attempts }) => [
        status,
        attempts.length,
      ])
    // It is left alone until the next round.
    expect(await statuses(1)).toEqual([
      ['pending', 0],
      ['pending', 0],
      ['pending', 1],
    ])
  })

  test('is no reason to stop before everything is sent, to each webhook in order', async () => {
    await using app = await createTestApp()
    const receivers = await Promise.all(Array.from({ length: 8 }, () => createReceiver({ status: 204 })))
    for (const receiver of receivers) await hook(app, receiver)
    const all = ['First', 'Second', 'Third', 'Fourth', 'Fifth']
    for (const title of all) await raise(app.ctx, title)
    expect(await deliverDue(app.ctx)).toBe(40)
    expect(receivers.map(titles)).toEqual(receivers.map(() => all))
    for (const receiver of receivers) await receiver[Symbol.asyncDispose]()
  })

  test('cannot keep more than sixteen others from being sent to', async () => {
    await using app = await createTestApp()
    const slow = await createReceiver('silent')
    for (let place = 0; place < 20; place += 1) await hook(app, slow)
    await raise(app.ctx, 'First')
    const delivering = deliverDue(app.ctx, { patience: 60_000 })
    await expect.poll(() => slow.received.length).toBe(16)
    await slow[Symbol.asyncDispose]()
    expect(await delivering).toBe(20)
  })
})

const good = { name: 'Hook', url: 'https://example.com/hook', secret: 'a secret of some length' }

test('a webhook takes filters, quiet hours and digests, and gives them back', async () => {
  await using app = await createTestApp()
  const plain = { filter: {}, time_zone: 'UTC', quiet_hours: null, digest: 'off', digest_time: '08:00' }
  expect((await app.rest('/webhooks', json('POST', good))).body).toMatchObject(plain)
  const filter = {
    severity: ['high', 'critical'],
    kind: 'anomaly',
    cloud_provider: 'AWS',
    service_name: ['EC2', 'S3'],
    account: 'shop',
    region: 'eu-west-1',
    charge_category: 'Usage',
    resource: ['i-1'],
    tag: 'team=web',
    owner: 'Ana',
    team: ['Web', 'Data'],
  }
  const secret = `whsec_${Buffer.alloc(64, 7).toString('base64')}`
  const full = {
    filter,
    time_zone: 'Asia/Kolkata',
    quiet_hours: { start: '00:00', end: '23:59', critical_breaks: false },
    digest: 'daily',
    digest_time: '00:00',
  }
  expect((await app.rest('/webhooks', json('POST', { ...good, ...full, secret }))).body).toMatchObject(full)
  expect(await app.client.webhooks.list.query()).toMatchObject([plain, full])
  // As everything of a change that is left out, they are as at first.
  expect((await app.rest('/webhooks/2', json('PUT', good))).body).toMatchObject(plain)
  const other = await app.client.webhooks.update
    .mutate({ ...good, id: 1, quiet_hours: { start: '1', end: '2' } })
    .then(
      () => 'taken',
      () => 'refused',
    )
  expect(other).toBe('refused')
})

test('POST /webhooks refuses what is wrong with filters, quiet hours, digests and secrets', async () => {
  await using app = await createTestApp()
  const quiet_hours = { start: '22:00', end: '07:00' }
  const bad = [
    { filter: { severity: 'grave' } },
    { filter: { severity: [] } },
    { filter: { kind: 'budget' } },
    { filter: { cloud_provider: 'Oracle' } },
    { filter: { colour: 'red' } },
    { filter: { exclude: 'tax' } },
    { filter: { team: '' } },
    { filter: { team: null } },
    { filter: { owner: ['Ana', ' '] } },
    { filter: null },
    { filter: 'high' },
    { time_zone: 'Mars/Olympus' },
    { time_zone: '+02:00' },
    { time_zone: '' },
    { time_zone: null },
    { quiet_hours: {} },
    { quiet_hours: '22:00-07:00' },
    { quiet_hours: { start: '22:00' } },
    { quiet_hours: { ...quiet_hours, end: '22:00' } },
    { quiet_hours: { ...quiet_hours, start: '24:00' } },
    { quiet_hours: { ...quiet_hours, start: '7:00' } },
    { quiet_hours: { ...quiet_hours, end: '07:60' } },
    { quiet_hours: { ...quiet_hours, critical_breaks: 'false' } },
    { quiet_hours: { ...quiet_hours, critical_breaks: null } },
    { quiet_hours: { ...quiet_hours, days: 5 } },
    { digest: 'weekly' },
    { digest: null },
    { digest: true },
    { digest_time: '8' },
    { digest_time: '25:00' },
    { digest_time: null },
    { secret: 'whsec_short' },
    { secret: `whsec_${Buffer.alloc(23).toString('base64')}` },
    { secret: `whsec_${Buffer.alloc(65).toString('base64')}` },
    { secret: `whsec_${'*'.repeat(40)}` },
  ]
  // A second time, since the REST layer changes schemas with their first use.
  for (const round of [1, 2])
    for (const part of bad) {
      const { status } = await app.rest('/webhooks', json('POST', { ...good, ...part }))
      expect([round, part, status]).toEqual([round, part, 400])
    }
  expect((await app.rest('/webhooks')).body).toEqual([])
})
