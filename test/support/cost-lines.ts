import type { CostLine, Evidence } from '../../server/recommendations/evidence.ts'
import { defaultSettings } from '../../shared/insight-settings.ts'
import { addDays, isoWeekday } from '../../shared/period.ts'

/** Twelve weeks that end on a Sunday. */
export const evidenceRange = { start_date: '2026-08-31', end_date: '2026-11-22' }

/** The cost of each day of the twelve weeks. */
export function daily(
  costOn: (day: { date: string; place: number; isWeekend: boolean }) => number,
): number[] {
  return Array.from({ length: 84 }, (_, place) => {
    const date = addDays(evidenceRange.start_date, place)
    return costOn({ date, place, isWeekend: isoWeekday(date) > 5 })
  })
}

/** One kind of charge of 10 USD a day, with only what a test cares about spelled out. */
export function costLine(overrides: Partial<CostLine> = {}): CostLine {
  const line = {
    cloud_provider: 'AWS' as const,
    service_name: 'EC2',
    category: 'compute' as const,
    account: null,
    usage_type: null,
    charge_category: null,
    commitment_status: null,
    is_tagged: null,
    daily: daily(() => 10),
    quantity: null,
    unit: null,
    ...overrides,
  }
  return { key: [line.cloud_provider, line.service_name, line.account, line.usage_type].join('\n'), ...line }
}

export function evidenceOf(lines: readonly CostLine[], overrides: Partial<Evidence> = {}): Evidence {
  return {
    range: evidenceRange,
    lines,
    anomalies: [],
    settings: defaultSettings,
    currency: 'USD',
    convert: () => ({ rate: null }),
    ...overrides,
  }
}
