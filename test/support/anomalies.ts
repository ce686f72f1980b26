import type { Anomaly } from '../../shared/anomaly.ts'

/** A spike of EC2 on one day, with only what a test cares about spelled out. */
export function anomaly(overrides: Partial<Anomaly> = {}): Anomaly {
  return {
    id: '0123456789abcdef',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: null,
    kind: 'spike',
    direction: 'up',
    severity: 'medium',
    began: '2026-11-18',
    first_seen: '2026-11-18',
    last_seen: '2026-11-18',
    is_ongoing: false,
    expected: 100,
    actual: 160,
    impact: 60,
    percent: 60,
    score: 2,
    days: [{ date: '2026-11-18', expected: 100, actual: 160 }],
    driver: null,
    status: 'open',
    note: null,
    decided_at: null,
    ...overrides,
  }
}
