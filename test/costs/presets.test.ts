import { describe, expect, test } from 'vitest'
import { presets } from '../../shared/preset.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const expected = {
  today: ['2026-11-24', '2026-11-24'],
  yesterday: ['2026-11-23', '2026-11-23'],
  this_week: ['2026-11-23', '2026-11-29'],
  last_week: ['2026-11-16', '2026-11-22'],
  this_month: ['2026-11-01', '2026-11-24'],
  last_month: ['2026-10-01', '2026-10-31'],
  last_7_days: ['2026-11-18', '2026-11-24'],
  last_3_months: ['2026-08-01', '2026-10-31'],
  last_6_months: ['2026-05-01', '2026-10-31'],
  last_12_months: ['2025-11-01', '2026-10-31'],
  this_quarter: ['2026-10-01', '2026-11-24'],
  last_quarter: ['2026-07-01', '2026-09-30'],
  this_year: ['2026-01-01', '2026-11-24'],
  last_year: ['2025-01-01', '2025-12-31'],
  last_30_days: ['2026-10-26', '2026-11-24'],
  last_90_days: ['2026-08-27', '2026-11-24'],
} as const

describe('each preset covers the documented days on 2026-11-24', () => {
  test.each(presets)('%s through REST and tRPC', async (preset) => {
    await using app = await createTestApp()
    const [start, end] = expected[preset]
    await insertCosts(app.ctx, [costRow({ date: start, cost: 1 }), costRow({ date: end, cost: 2 })])
    const { status, body } = await app.rest(`/costs?preset=${preset}`)
    expect(status).toBe(200)
    expect(body.metadata.date_range).toEqual({ start, end })
    expect(body.metadata.total_cost).toBe(3)
    const typed = await app.client.costs.list.query({ preset })
    expect(typed).toEqual(body)
  })
})
