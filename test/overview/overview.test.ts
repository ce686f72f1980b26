import { describe, expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })

describe('GET /overview', () => {
  test('holds what the single questions answer', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      ...days.map((date) => costRow({ date, cost: date === '2026-11-18' ? 25 : 10 })),
      ...days.map((date) =>
        costRow({
          date,
          cost: date < '2026-11-01' ? 4 : 5,
          cloud_provider: 'GCP',
          service_name: 'Cloud Storage',
        }),
      ),
    ])
    await app.client.budgets.create.mutate({ name: 'All', amount: 300 })
    await app.client.alerts.evaluate.mutate()
    const { status, body } = await app.rest('/overview')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      today: '2026-11-24',
      month_to_date: 375,
      month: { start_date: '2026-11-01', end_date: '2026-11-24' },
      forecast: { period: { start_date: '2026-11-01', end_date: '2026-11-30' }, method: 'combined' },
      change: {
        current: { start_date: '2026-11-01', end_date: '2026-11-21' },
        previous: { start_date: '2026-10-01', end_date: '2026-10-21' },
        current_total: 330,
        previous_total: 294,
        difference: 36,
      },
      budgets: [{ name: 'All', state: { spent: 375, status: 'over' } }],
      freshness: {
        first_date: '2026-08-01',
        last_date: '2026-11-24',
        complete_through: '2026-11-21',
        has_demo_data: true,
      },
    })
    expect(body.top_movers.map((part: any) => [part.label, part.change])).toEqual([
      ['GCP / Cloud Storage', 21],
      ['AWS / EC2', 15],
    ])
    const single = await app.client.forecasts.forecast.query({})
    expect(body.forecast.total).toEqual(single.total.period_total)
    expect(body.open_alert_count).toBe((await app.client.alerts.list.query({ status: 'open' })).length)
    expect(body.open_anomalies.map((anomaly: any) => anomaly.service_name)).toContain('EC2')
  })

  test('has a trend of past days, a band from the first incomplete one on, and marks', async () => {
    await using app = await createTestApp()
    await insertCosts(
      app.ctx,
      days.map((date) => costRow({ date, cost: date === '2026-11-18' ? 25 : 10 })),
    )
    const { trend, open_anomalies } = await app.client.overview.overview.query({})
    expect(trend.map(({ date }) => date)).toEqual(
      daysOf({ start_date: '2026-09-26', end_date: '2026-11-30' }),
    )
    const on = (date: string) => trend.find((day) => day.date === date)
    expect(on('2026-11-18')).toMatchObject({
      actual: 25,
      is_complete: true,
      expected: null,
      anomaly_ids: [open_anomalies[0]?.id],
    })
    expect(on('2026-11-23')).toMatchObject({
      actual: 10,
      is_complete: false,
      lower_80: expect.any(Number),
      anomaly_ids: [],
    })
    expect(on('2026-11-30')).toMatchObject({ actual: null, expected: expect.any(Number), severity: null })
  })

  test('of an empty database is empty', async () => {
    await using app = await createTestApp()
    const { status, body } = await app.rest('/overview')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      month_to_date: 0,
      forecast: null,
      change: null,
      top_movers: [],
      open_anomalies: [],
      budgets: [],
    })
  })

  test('takes filters, and refuses others', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [costRow({ cost: 3 }), costRow({ cost: 4, cloud_provider: 'GCP' })])
    expect((await app.rest('/overview?cloud_provider=GCP')).body.month_to_date).toBe(4)
    expect((await app.rest('/overview?preset=last_month')).status).toBe(400)
  })
})
