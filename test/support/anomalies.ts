import type { Anomaly } from '../../shared/anomaly.ts'

/** A spike of EC2 on one day, with only what a test cares about spelled out. */
export function anomaly(overrides: Partial<Anomaly> = {}): Anomaly {
  return {
    id: '0123456789abcdef',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: null,
    dimension: 'service',
    name: 'EC2',
    kind: 'spike',
    direction: 'up',
    severity: 'medium',
    began: '2026-11-18',
    first_seen: '2026-11-18',
    last_seen: '2026-11-18',
    is_ongoing: false,
    through: '2026-11-18',
    monthly_impact: null,
    expected: 100,
    actual: 160,
    impact: 60,
    percent: 60,
    score: 2,
    days: [{ date: '2026-11-18', expected: 100, actual: 160 }],
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
