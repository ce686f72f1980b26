import { describe, expect, test } from 'vitest'
import { comparedDays } from '../../shared/compared-days.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const header =
  'BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ProviderName,ServiceName,ChargeCategory,ChargeClass,BillingAccountId,SubAccountId,SubAccountName,RegionId,ResourceId,Tags'

type Line = { readonly day: string; readonly cost?: number; readonly rest?: string }

/** A bill of one AWS account, with what stands behind the service as text. */
function bill(lines: readonly Line[], account = 'acc'): string {
  const rows = lines.map(({ day, cost = 1, rest = 'Usage,,ACC,1,shop,eu,i-1,' }) => {
    const period = `${day.slice(0, 8)}01`
    return `${cost},${cost},USD,${period},${day},AWS,AmazonEC2,${rest.replace('ACC', account)}`
  })
  return [header, ...rows].join('\n')
}

const november = (first: number, last: number, cost = 10): Line[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    day: `2026-11-${String(first + index).padStart(2, '0')}`,
    cost,
  }))

const october = (cost: number): Line[] =>
  Array.from({ length: 31 }, (_, index) => ({
    day: `2026-10-${String(index + 1).padStart(2, '0')}`,
    cost,
  }))

async function withBill(app: TestApp, lines: readonly Line[], account?: string): Promise<void> {
  expect((await deliverFiles(app, { bill: bill(lines, account) })).status).toBe('done')
}

describe('values to filter by', () => {
  const lines = [
    { day: '2026-10-01', cost: 10, rest: 'Usage,,ACC,1,shop,eu,i-1,"{""team"":""web"",""env"":""prod""}"' },
    { day: '2026-10-02', cost: 5, rest: 'Usage,,ACC,2,data_100%,us,b-1,"{""team"":""data""}"' },
    { day: '2026-10-02', cost: 3, rest: 'Tax,,ACC,1,shop,,,' },
  ]
  const range = { start_date: '2026-10-01', end_date: '2026-10-31' } as const

  test.each([
    [{ of: 'account' }, ['shop', 'data_100%']],
    [{ of: 'account', search: 'SHO' }, ['shop']],
    [{ of: 'account', search: '_100%' }, ['data_100%']],
    [{ of: 'account', search: 'sho_' }, []],
    [{ of: 'region' }, ['eu', 'us']],
    [{ of: 'region', account: 'data_100%' }, ['us']],
    [{ of: 'charge_category' }, ['Usage', 'Tax']],
    [{ of: 'resource', limit: 1 }, ['i-1']],
    [{ of: 'tag_key' }, ['team', 'env']],
    [{ of: 'tag', tag_key: 'team' }, ['web', 'data']],
  ] as const)('%j are %j', async (query, values) => {
    await using app = await createTestApp()
    await withBill(app, lines)
    const listed = await app.client.costs.values.query({ ...range, ...query })
    expect(listed.map(({ value }) => value)).toEqual(values)
    const params = new URLSearchParams({
      ...range,
      ...query,
      limit: String('limit' in query ? query.limit : 50),
    })
    expect((await app.rest(`/costs/values?${params}`)).body).toEqual(listed)
  })

  test('need a key for the values of a tag, and are none of demo data', async () => {
    await using app = await createTestApp()
    expect((await app.rest('/costs/values?of=account')).body).toEqual([])
    await insertCosts(app.ctx, [costRow()])
    expect((await app.rest('/costs/values?of=account')).body).toEqual([])
    const { status, body } = await app.rest('/costs/values?of=tag')
    expect([status, body.issues[0].path]).toEqual([400, 'tag_key'])
    expect((await app.rest('/costs/values?of=colour')).status).toBe(400)
    expect((await app.rest('/costs/values')).status).toBe(400)
  })

  test('tell what lacks a tag', async () => {
    await using app = await createTestApp()
    await withBill(app, lines)
    const tags = await app.client.costs.tags.query({ ...range, tag_key: 'env' })
    expect(tags.without_key).toEqual({ key: 'env', cost: 8, percentage: 44.44 })
    expect((await app.client.costs.tags.query(range)).without_key).toBeNull()
  })

  test('the dearest stay apart, and the rest and what has none still add up', async () => {
    await using app = await createTestApp()
    await withBill(app, [...lines, { day: '2026-10-02', cost: 2, rest: 'Usage,,ACC,1,shop,ap,i-3,' }])
    const days = 'start_date=2026-10-01&end_date=2026-10-31'
    const { body } = await app.rest(`/costs/aggregate?group_by=region,date&top=1&${days}`)
    const rows = body.data.map((row: any) => [row.period, row.region, row.is_rest ?? false, row.total_cost])
    expect(rows).toEqual([
      ['2026-10-01', 'eu', false, 10],
      ['2026-10-02', null, false, 3],
      ['2026-10-02', null, true, 7],
    ])
    expect(body.metadata.total_cost).toBe(20)
    expect((await app.rest(`/costs/aggregate?group_by=region&top=5&${days}`)).body.data).toHaveLength(4)
    expect((await app.rest(`/costs/aggregate?group_by=service&top=5&${days}`)).status).toBe(400)
  })

  test('explain a change of one of them', async () => {
    await using app = await createTestApp()
    await withBill(app, [...lines, { day: '2026-11-01', cost: 4 }])
    const explained = await app.client.explanations.explain.query({
      account: 'shop',
      start_date: '2026-11-01',
      end_date: '2026-11-02',
      compare_start_date: '2026-10-01',
      compare_end_date: '2026-10-02',
    })
    expect(explained).toMatchObject({ previous_total: 13, current_total: 4 })
    const accounts = explained.waterfalls.find(({ dimension }) => dimension === 'account')
    expect(accounts?.parts.map(({ label, previous }) => [label, previous])).toEqual([['AWS / shop', 13]])
  })
})

describe('incomplete days', () => {
  test('are named, and left out of the comparison together with their counterparts', async () => {
    await using app = await createTestApp()
    await withBill(app, [...october(5), ...november(1, 22)])
    const { body } = await app.rest('/costs/summary?preset=this_month')
    expect(body.incomplete_days).toEqual([
      { date: '2026-11-22', state: 'partial' },
      { date: '2026-11-23', state: 'missing' },
      { date: '2026-11-24', state: 'missing' },
    ])
    expect(body).toMatchObject({ total_cost: 220, percentage_change: 100 })
    expect(body.comparison).toMatchObject({
      current: { start_date: '2026-11-01', end_date: '2026-11-21' },
      current_total: 210,
      previous: { start_date: '2026-10-01', end_date: '2026-10-21' },
      previous_total: 105,
      compared_days: 21,
      left_out_days: ['2026-11-22', '2026-11-23', '2026-11-24'],
    })
    expect(body.period).toMatchObject({ elapsed_days: 24, daily_average: 9.166667 })
    const asked = await app.client.costs.summary.query({ preset: 'this_month', incomplete_days: 'include' })
    expect(asked.comparison).toMatchObject({
      current_total: 220,
      previous_total: 120,
      compared_days: 24,
      left_out_days: [],
    })
    expect((await app.rest('/costs/summary?incomplete_days=maybe')).status).toBe(400)
  })

  test('stand beside costs and groups, and belong to their provider', async () => {
    await using app = await createTestApp()
    await withBill(
      app,
      november(1, 22).filter(({ day }) => day !== '2026-11-10'),
    )
    const week = 'start_date=2026-11-09&end_date=2026-11-12'
    for (const path of [`/costs?${week}`, `/costs/aggregate?${week}`]) {
      const { metadata } = (await app.rest(path)).body
      expect(metadata.incomplete_days).toEqual([{ date: '2026-11-10', state: 'missing' }])
    }
    const { metadata } = (await app.rest(`/costs?cloud_provider=GCP&${week}`)).body
    expect(metadata.incomplete_days).toEqual([])
  })

  test('are partial where only some accounts miss them, and none where an account is rarely charged', async () => {
    await using app = await createTestApp()
    await withBill(app, november(1, 23))
    await withBill(app, november(1, 20), 'other')
    await withBill(app, [{ day: '2026-11-01' }, { day: '2026-11-19' }], 'rare')
    const { body } = await app.rest('/costs/summary?start_date=2026-11-18&end_date=2026-11-22')
    expect(body.incomplete_days).toEqual([
      { date: '2026-11-20', state: 'partial' },
      { date: '2026-11-21', state: 'partial' },
      { date: '2026-11-22', state: 'partial' },
    ])
  })

  test('compare nothing where no day is complete', async () => {
    await using app = await createTestApp()
    await withBill(app, october(5))
    const { body } = await app.rest('/costs/summary?preset=this_month')
    expect(body).toMatchObject({ percentage_change: null, comparison: { compared_days: 0 } })
    expect(body.comparison.notes).toEqual(['No day of the period is complete, so nothing is compared.'])
  })

  test('do not count in the change of a resource', async () => {
    await using app = await createTestApp()
    await withBill(app, [...october(5), ...november(1, 22)])
    const [resource] = (await app.rest('/costs/resources?preset=this_month')).body
    expect(resource).toMatchObject({ total_cost: 220, previous_cost: 105, percentage_change: 100 })
    const [asked] = await app.client.costs.resources.query({
      preset: 'this_month',
      incomplete_days: 'include',
    })
    expect(asked).toMatchObject({ previous_cost: 120, percentage_change: 83.33 })
  })

  test('do not explain a change either, and are marked on the overview', async () => {
    await using app = await createTestApp()
    await withBill(
      app,
      [...october(5), ...november(1, 22)].filter(({ day }) => day !== '2026-11-10'),
    )
    const question = { preset: 'this_month' } as const
    const explained = await app.client.explanations.explain.query(question)
    expect(explained).toMatchObject({
      current: { start_date: '2026-11-01', end_date: '2026-11-21' },
      current_total: 200,
      previous_total: 100,
      left_out_days: ['2026-11-10', '2026-11-22', '2026-11-23', '2026-11-24'],
    })
    for (const { parts } of explained.waterfalls) expect(parts).toMatchObject([{ change: 100 }])
    expect(explained.notes[0]).toMatch(/^4 days are left out/)
    const asked = await app.client.explanations.explain.query({ ...question, incomplete_days: 'include' })
    expect(asked).toMatchObject({ current_total: 210, previous_total: 120, left_out_days: [], notes: [] })

    const overview = await app.client.overview.overview.query({})
    expect(overview.change).toMatchObject({ current_total: 200, previous_total: 100 })
    const unsure = overview.trend.filter(({ actual, is_complete }) => actual !== null && !is_complete)
    expect(unsure.map(({ date }) => date)).toEqual(['2026-11-10', '2026-11-22', '2026-11-23', '2026-11-24'])
  })

  test('of either period leave out both', () => {
    const comparison = {
      current: { start_date: '2026-11-08', end_date: '2026-11-14' },
      previous: { start_date: '2026-11-01', end_date: '2026-11-07' },
    }
    expect(comparedDays(comparison, new Set())).toMatchObject({ ...comparison, leftOut: [] })
    expect(comparedDays(comparison, new Set(['2026-11-01', '2026-11-10']))).toMatchObject({
      current: { start_date: '2026-11-09', end_date: '2026-11-14' },
      previous: { start_date: '2026-11-02', end_date: '2026-11-07' },
      leftOut: ['2026-11-08', '2026-11-10'],
    })
  })
})
