import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const start_date = '2026-08-27'
const days = daysOf({ start_date, end_date: '2026-11-24' })
const flat = (cost: number) => days.map((date) => costRow({ date, cost }))

describe('GET /forecast', () => {
  test('a constant cost goes on, and the month is its days times the cost', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, flat(10))
    const { status, body } = await app.rest('/forecast')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      period: { start_date: '2026-11-01', end_date: '2026-11-30' },
      complete_through: '2026-11-21',
      incomplete_hours: 48,
      groups: [],
      total: {
        method: 'combined',
        history: { start_date, end_date: '2026-11-21' },
        actual_to_date: 210,
        period_total: { expected: 300, lower_80: 300, upper_95: 300 },
        backtest: { daily_error_percent: 0, total_error_percent: 0 },
      },
    })
    expect(body.total.days.map((day: any) => day.date)).toEqual(
      daysOf({ start_date: '2026-11-22', end_date: '2026-11-30' }),
    )
  })

  test('days that are not complete move nothing', async () => {
    const bodies = await Promise.all(
      [1, 0.5, 9].map(async (part) => {
        await using app = await createTestApp()
        const rows = flat(10).map((row) =>
          row.date > '2026-11-21' ? costRow({ ...row, cost: 10 * part }) : row,
        )
        await insertCosts(app.ctx, rows)
        return (await app.rest('/forecast')).body
      }),
    )
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  test('takes every filter of the costs, and is made for accounts, regions and tags', async () => {
    await using app = await createTestApp()
    const charge = (date: string, sub_account_name: string, billed_cost: number) =>
      chargeRow({
        date,
        sub_account_name,
        billed_cost,
        region: `eu-${sub_account_name}`,
        tags: '{"team":"a"}',
      })
    await insertCharges(
      app.ctx,
      days.flatMap((date) => [charge(date, 'shop', 10), charge(date, 'web', 4)]),
    )
    const { body } = await app.rest('/forecast?group_by=account')
    const expectedOf = (group: any) => [group.account, group.period_total.expected]
    expect(body.groups.map(expectedOf)).toEqual([
      ['shop', 300],
      ['web', 120],
    ])
    expect(body.total.period_total.expected).toBe(420)
    expect((await app.rest('/forecast?region=eu-web')).body.total.period_total.expected).toBe(120)
    const tagged = await app.rest('/forecast?group_by=provider,tag&tag_key=team')
    expect(tagged.body.groups).toMatchObject([{ cloud_provider: 'AWS', tag: 'a' }])
    const typed = await app.client.forecasts.forecast.query({ account: 'shop', group_by: 'region' })
    expect(typed.groups).toMatchObject([{ region: 'eu-shop', cloud_provider: 'All' }])
    const refused = await app.rest('/forecast?group_by=tag')
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('tag_key')])
    expect((await app.rest('/forecast?group_by=resource')).status).toBe(400)
  })

  test.each([
    ['end_of_month', '2026-11-01', '2026-11-30'],
    ['quarter', '2026-10-01', '2026-12-31'],
    ['end_of_quarter', '2026-10-01', '2026-12-31'],
    ['30_days', '2026-11-22', '2026-12-21'],
    ['7', '2026-11-22', '2026-11-28'],
  ])('horizon %s covers %s to %s', async (horizon, start, end) => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, flat(1))
    const { body } = await app.rest(`/forecast?horizon=${horizon}`)
    expect(body.period).toEqual({ start_date: start, end_date: end })
    expect(body.total.days.at(-1).date).toBe(end)
  })

  test('each group has a forecast of its own, dearest first', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      ...flat(10),
      ...days.map((date) =>
        costRow({ date, cost: 30, cloud_provider: 'GCP', service_name: 'Compute Engine' }),
      ),
    ])
    const { body } = await app.rest('/forecast?group_by=service')
    expect(
      body.groups.map((group: any) => [
        group.cloud_provider,
        group.service_name,
        group.period_total.expected,
      ]),
    ).toEqual([
      ['GCP', 'Compute Engine', 900],
      ['AWS', 'EC2', 300],
    ])
    expect(body.total.period_total.expected).toBe(1200)
    const filtered = await app.client.forecasts.forecast.query({
      cloud_provider: 'AWS',
      group_by: 'provider',
    })
    expect(filtered.total.period_total.expected).toBe(300)
  })

  test('a provider whose bill comes later is forecast from its own last day', async () => {
    await using app = await createTestApp()
    const late = days.filter((date) => date <= '2026-11-15')
    await insertCosts(app.ctx, [
      ...flat(10),
      ...late.map((date) => costRow({ date, cost: 5, cloud_provider: 'Azure' })),
    ])
    const { body } = await app.rest('/forecast?group_by=provider')
    expect(body.complete_through).toBe('2026-11-15')
    expect(body.groups.map((group: any) => [group.cloud_provider, group.history.end_date])).toEqual([
      ['AWS', '2026-11-15'],
      ['Azure', '2026-11-15'],
    ])
    expect(body.total.period_total.expected).toBe(450)
  })

  test('short history is said, and has the simplest estimate', async () => {
    await using app = await createTestApp()
    await insertCosts(
      app.ctx,
      daysOf({ start_date: '2026-11-12', end_date: '2026-11-21' }).map((date) => costRow({ date, cost: 7 })),
    )
    const { body } = await app.rest('/forecast')
    expect(body.total).toMatchObject({
      method: 'recent_mean',
      backtest: null,
      period_total: { expected: 133 },
    })
    expect(body.total.note).toMatch(/history/)
  })

  test('nothing at all is said, too', async () => {
    await using app = await createTestApp()
    const { status, body } = await app.rest('/forecast?service_name=EC3')
    expect(status).toBe(200)
    expect(body).toMatchObject({ period: null, complete_through: null, total: { method: 'none', days: [] } })
  })

  test.each([
    'horizon=0',
    'horizon=400',
    'horizon=soon',
    'group_by=date',
    'cloud_provider=Oracle',
    'nonsense=1',
  ])('?%s is a 400', async (query) => {
    await using app = await createTestApp()
    const { status, body } = await app.rest(`/forecast?${query}`)
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
  })

  test('k times the costs give k times the forecast, in whatever order the rows come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 60, maxLength: 60 }),
        fc.constantFrom(2, 16),
        async (costs, k) => {
          const rows = costs.map((cost, place) => costRow({ date: addDays('2026-09-23', place), cost }))
          const scaled = rows
            .map((row) => costRow({ date: row.date, cost: k * (row.cost ?? 0) }))
            .toReversed()
          const [one, other] = await Promise.all(
            [rows, scaled].map(async (input) => {
              await using app = await createTestApp()
              await insertCosts(app.ctx, input)
              return (await app.rest('/forecast?horizon=14')).body.total.period_total
            }),
          )
          for (const [name, value] of Object.entries<number>(one))
            expect(other[name]).toBeCloseTo(k * value, 2)
        },
      ),
      { numRuns: 5 },
    )
  })
})
