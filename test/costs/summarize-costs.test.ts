import { describe, expect, test } from 'vitest'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

describe('GET /costs/summary', () => {
  test('sums, ranks, and compares elapsed days with the same days before', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2026-10-10', cost: 100 }),
      costRow({ date: '2026-10-25', cost: 999 }),
      costRow({ date: '2026-11-01', cost: 80 }),
      costRow({ date: '2026-11-24', cloud_provider: 'Azure', service_name: 'Blob Storage', cost: 26 }),
    ])
    const { body } = await app.rest('/costs/summary?preset=this_month')
    expect(body).toEqual({
      total_cost: 106,
      by_provider: { AWS: 80, Azure: 26, GCP: 0 },
      by_service: { EC2: 80, 'Blob Storage': 26 },
      trend: 'increasing',
      percentage_change: 6,
      top_services: [
        { name: 'EC2', cost: 80, percentage: 75.47 },
        { name: 'Blob Storage', cost: 26, percentage: 24.53 },
      ],
      top_providers: [
        { name: 'AWS', cost: 80, percentage: 75.47 },
        { name: 'Azure', cost: 26, percentage: 24.53 },
      ],
      period: { start_date: '2026-11-01', end_date: '2026-11-24', elapsed_days: 24, daily_average: 4.416667 },
      comparison: {
        current: { start_date: '2026-11-01', end_date: '2026-11-24' },
        current_total: 106,
        previous: { start_date: '2026-10-01', end_date: '2026-10-24' },
        previous_total: 100,
        real_change: 6,
        real_percentage_change: 6,
        exchange_rate_change: 0,
        unconverted: [],
        provisional_rates: [],
        compared_days: 24,
        previous_days: 24,
        left_out_days: [],
        notes: [
          'The data starts on 2026-10-10, so the comparison period is only partly covered and the change says little.',
        ],
      },
      currency: 'USD',
      unconverted: [],
      provisional_rates: [],
      incomplete_days: [],
      notes: [],
    })
  })

  test.each([
    [105, 'stable', 5],
    [105.01, 'increasing', 5.01],
    [95, 'stable', -5],
    [94.99, 'decreasing', -5.01],
  ])('%d after 100 is %s', async (cost, trend, percentage_change) => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2026-11-09', cost: 100 }),
      costRow({ date: '2026-11-16', cost }),
    ])
    const { body } = await app.rest('/costs/summary?preset=last_week')
    expect(body).toMatchObject({ trend, percentage_change })
  })

  test('a change against nothing is unknown, and stable', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [costRow({ date: '2026-11-16' })])
    const { body } = await app.rest('/costs/summary?preset=last_week')
    expect(body).toMatchObject({ percentage_change: null, trend: 'stable' })
    expect(body.comparison.notes).toEqual(['The data starts on 2026-11-16, after the comparison period.'])
  })

  test('days to come are in the total but not in the comparison', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2026-11-16', cost: 50 }),
      costRow({ date: '2026-11-23', cost: 50 }),
      costRow({ date: '2026-11-28', cost: 500 }),
    ])
    const { body } = await app.rest('/costs/summary?preset=this_week')
    expect(body).toMatchObject({ total_cost: 550, percentage_change: 0, comparison: { current_total: 50 } })
  })

  test('no range is all data, and says which days that is', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2026-09-01' }),
      costRow({ date: '2026-11-20', cloud_provider: 'Other' }),
    ])
    const { body } = await app.rest('/costs/summary')
    expect(body.period).toMatchObject({ start_date: '2026-09-01', end_date: '2026-11-20', elapsed_days: 81 })
    expect(body.by_provider).toEqual({ AWS: 100, Azure: 0, GCP: 0, Other: 100 })
  })

  test('an empty database has a summary, too', async () => {
    await using app = await createTestApp()
    const { status, body } = await app.rest('/costs/summary')
    expect(status).toBe(200)
    expect(body).toMatchObject({ total_cost: 0, comparison: null, percentage_change: null, trend: 'stable' })
  })
})
