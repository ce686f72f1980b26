import type { Anomaly } from '../../shared/anomaly.ts'
import type { Budget } from '../../shared/budget.ts'
import type { OverviewDay } from '../../shared/overview.ts'

/** An anomaly as the API returns it, with only what a test cares about spelled out. */
export function anomaly(overrides: Partial<Anomaly> = {}): Anomaly {
  return {
    id: '0f3c2a9b7d1e4c58',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: null,
    dimension: 'service',
    name: 'EC2',
    kind: 'spike',
    direction: 'up',
    severity: 'high',
    began: '2026-11-10',
    first_seen: '2026-11-10',
    last_seen: '2026-11-11',
    is_ongoing: false,
    through: '2026-11-11',
    monthly_impact: null,
    expected: 300,
    actual: 443.1,
    impact: 143.1,
    percent: 47.7,
    score: 1.8,
    days: [],
    parts: [],
    chart: { start_date: '2026-11-01', actual: [], usual: [] },
    driver: null,
    status: 'open',
    note: null,
    decided_at: null,
    covers: 'this',
    covers_until: null,
    covered_by: null,
    closed: null,
    ...overrides,
  }
}

/** A budget of 1,000 USD for November with half of it spent. */
export function budget(state: Partial<Budget['state']> = {}): Budget {
  return {
    id: 1,
    name: 'AWS in all',
    amount: 1000,
    currency: 'USD',
    period: 'monthly',
    scope: { cloud_provider: 'AWS' },
    metric: 'billed',
    actual_thresholds: [80, 100],
    forecast_thresholds: [100],
    monthly_amounts: [],
    rollover: 'none',
    rollover_from: null,
    owner: null,
    team: null,
    created_at: '2026-11-01T08:00:00.000Z',
    updated_at: '2026-11-01T08:00:00.000Z',
    state: {
      period: { start_date: '2026-11-01', end_date: '2026-11-30' },
      set_amount: 1000,
      carried_over: 0,
      amount: 1000,
      spent: 500,
      spent_percent: 50,
      remaining: 500,
      elapsed_percent: 60,
      pace_percent: 83.3,
      forecast: null,
      forecast_percent: null,
      projected_overrun_date: null,
      status: 'on_track',
      thresholds: [],
      currency: 'USD',
      unconverted: [],
      provisional_rates: [],
      ...state,
    },
  }
}

/** A complete day of the trend. */
export function trendDay(date: string, overrides: Partial<OverviewDay> = {}): OverviewDay {
  return {
    date,
    actual: 100,
    is_complete: true,
    expected: null,
    lower_80: null,
    upper_80: null,
    anomaly_ids: [],
    severity: null,
    ...overrides,
  }
}
