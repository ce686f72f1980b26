import { describe, expect, test } from 'vitest'
import { coveredBy } from '../../server/anomalies/covered-by.ts'
import { changeData } from '../../server/database/data-version.ts'
import type { StoredAnomalyRow } from '../../server/database/insight-tables.ts'
import { daysOf } from '../../shared/period.ts'
import { anomaly } from '../support/anomalies.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-07-01', end_date: '2026-11-24' })
const spikes = ['2026-09-15', '2026-10-16', '2026-11-17']

/** EC2 with three spikes about a month apart, S3 with one. */
async function withSpikes(): Promise<TestApp> {
  const app = await createTestApp()
  const rows = (service_name: string, odd: readonly string[]) =>
    days.map((date, place) =>
      costRow({ service_name, date, cost: (odd.includes(date) ? 160 : 100) + (place % 3) }),
    )
  await insertCosts(app.ctx, [...rows('EC2', spikes), ...rows('S3', spikes.slice(1, 2))])
  return app
}

async function statuses(app: TestApp) {
  const { anomalies } = await app.client.anomalies.list.query({})
  return anomalies.map(({ service_name, first_seen, status }) => `${service_name} ${first_seen} ${status}`)
}

const unknown = '0123456789abcdef'

describe('POST /anomalies/decide', () => {
  test('marks several at once, or none where one is unknown', async () => {
    await using app = await withSpikes()
    const { anomalies } = await app.client.anomalies.list.query({ service_name: 'EC2' })
    const ids = anomalies.map(({ id }) => id)
    const failed = await app.rest(
      '/anomalies/decide',
      json('POST', { ids: [...ids, unknown], status: 'resolved' }),
    )
    expect(failed).toMatchObject({ status: 404, body: { message: expect.stringContaining(unknown) } })
    expect(await app.ctx.database('stored_anomalies').select('*')).toEqual([])
    const { status, body } = await app.rest(
      '/anomalies/decide',
      json('POST', { ids, status: 'resolved', note: 'Load tests' }),
    )
    expect(status).toBe(200)
    expect(body.map(({ id, status, note }: any) => ({ id, status, note }))).toEqual(
      ids.map((id) => ({ id, status: 'resolved', note: 'Load tests' })),
    )
    expect(await statuses(app)).toContain('S3 2026-10-16 open')
    const reopened = await app.client.anomalies.decideAll.mutate({ ids, status: 'open' })
    expect(reopened.map(({ status }) => status)).toEqual(['open', 'open', 'open'])
  })

  test('and PUT /anomalies/{id} refuse what says nothing', async () => {
    await using app = await createTestApp()
    const refused = [
      { ids: [], status: 'expected' },
      { ids: ['x'], status: 'expected' },
      { ids: [unknown] },
      { ids: [unknown], status: 'open', covers: 'service' },
      { ids: [unknown], status: 'expected', covers: 'always' },
      { ids: [unknown], status: 'expected', covers: 'until' },
      { ids: [unknown], status: 'expected', covers: 'until', covers_until: 'soon' },
      { ids: [unknown], status: 'expected', covers: 'monthly', covers_until: '2026-12-01' },
    ]
    for (const { ids, ...decision } of refused) {
      const several = await app.rest('/anomalies/decide', json('POST', { ids, ...decision }))
      expect(several, JSON.stringify(decision)).toMatchObject({ status: 400 })
      const one = await app.rest(`/anomalies/${ids[0] ?? 'x'}`, json('PUT', decision))
      expect(one, JSON.stringify(decision)).toMatchObject({ status: 400 })
    }
  })
})

test('what is expected every month covers the other months of the same service, until it is opened again', async () => {
  await using app = await withSpikes()
  const { anomalies } = await app.client.anomalies.list.query({ service_name: 'EC2' })
  const [newest, , oldest] = anomalies
  const id = oldest?.id ?? ''
  await app.client.anomalies.decide.mutate({ id, status: 'expected', covers: 'monthly', note: 'Backup' })
  expect(await statuses(app)).toEqual([
    'EC2 2026-11-17 expected',
    'EC2 2026-10-16 expected',
    'S3 2026-10-16 open',
    'EC2 2026-09-15 expected',
  ])
  const covered = (await app.client.anomalies.list.query({})).anomalies[0]
  expect(covered).toMatchObject({ covered_by: id, note: 'Backup', covers: 'this' })
  await app.client.anomalies.decide.mutate({ id: newest?.id ?? '', status: 'open' })
  expect((await statuses(app))[0]).toBe('EC2 2026-11-17 open')
  await app.client.anomalies.decide.mutate({ id, status: 'open' })
  expect((await statuses(app)).filter((told) => told.endsWith('expected'))).toEqual([])
})

describe('a decision', () => {
  const row: StoredAnomalyRow = {
    id: 'a',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: '',
    dimension: 'service',
    name: 'EC2',
    kind: 'spike',
    direction: 'up',
    first_seen: '2026-10-30',
    last_seen: '2026-10-30',
    status: 'expected',
    note: null,
    decided_at: '2026-11-01',
    created_at: '2026-11-01',
    gone_at: null,
    covers: 'this',
    covers_until: null,
    closed_state: null,
    closed_reason: null,
    snapshot: null,
  }
  const until = { covers: 'until', covers_until: '2026-11-20' } as const

  test.each([
    ['this', { covers: 'this' }, {}, false],
    ['until, before', until, { first_seen: '2026-11-20' }, true],
    ['until, after', until, { first_seen: '2026-11-21' }, false],
    ['until, long before', until, { first_seen: '2026-09-01' }, false],
    ['monthly, at the end of a month', { covers: 'monthly' }, { first_seen: '2026-02-28' }, true],
    ['monthly, two days later', { covers: 'monthly' }, { first_seen: '2026-12-01' }, true],
    ['monthly, in the middle', { covers: 'monthly' }, { first_seen: '2026-11-15' }, false],
    ['service, another line', { covers: 'service' }, { dimension: 'usage_type', name: 'x' }, true],
    ['service, another service', { covers: 'service' }, { service_name: 'S3', name: 'S3' }, false],
    ['service, another kind', { covers: 'service' }, { kind: 'step' }, false],
    ['service, cheaper', { covers: 'service' }, { direction: 'down' }, false],
    ['service, not expected any more', { covers: 'service', status: 'open' }, {}, false],
    ['monthly, another account', { covers: 'monthly' }, { account: 'lab' }, false],
  ] as const)('that covers %s', (_name, decided, found, isCovered) => {
    const cause = anomaly({ first_seen: '2026-11-18', ...found })
    expect(coveredBy(cause, [{ ...row, ...decided }]) !== null).toBe(isCovered)
  })
})

describe('an anomaly closes by itself, with the reason,', () => {
  const decidedOn = async (app: TestApp) => {
    const { anomalies } = await app.client.anomalies.list.query({ service_name: 'S3' })
    await app.client.anomalies.decide.mutate({ id: anomalies[0]?.id ?? '', status: 'open' })
  }
  const closed = async (app: TestApp, status?: 'resolved' | 'open') => {
    await app.client.alerts.evaluate.mutate()
    const { anomalies } = await app.client.anomalies.list.query({ service_name: 'S3', status })
    return anomalies
  }

  test('when its costs change or go', async () => {
    await using app = await withSpikes()
    await decidedOn(app)
    const ofS3 = { service_name: 'S3', date: '2026-10-16' }
    const change = (cost: number) =>
      changeData(app.ctx.database, (transaction) =>
        transaction('cloud_costs').where(ofS3).update({ cost, cost_in_billing_currency: cost }),
      )
    await change(101)
    expect(await closed(app)).toMatchObject([
      { status: 'resolved', closed: { state: 'restated', reason: expect.stringContaining('$101.00') } },
    ])
    expect(await closed(app, 'open')).toEqual([])
    await change(160)
    expect(await closed(app)).toMatchObject([{ status: 'open', closed: null }])
    await changeData(app.ctx.database, (transaction) =>
      transaction('cloud_costs').where({ service_name: 'S3' }).delete(),
    )
    expect(await closed(app, 'resolved')).toMatchObject([
      { closed: { state: 'vanished', reason: 'The costs of those days were removed.' } },
    ])
  })
})
