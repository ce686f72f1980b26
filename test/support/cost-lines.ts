import { classifyCharge } from '../../server/charges/kinds/classify-charge.ts'
import { factsOf } from '../../server/charges/kinds/fact-columns.ts'
import type { CostLine, Evidence, ResourceLine } from '../../server/recommendations/evidence.ts'
import { monthlyCost } from '../../server/recommendations/line-figures.ts'
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

/**
 * One kind of charge of 10 USD a day, with only what a test cares about spelled out; what it is for is what an import
 * would find out of its names.
 */
export function costLine(overrides: Partial<CostLine> = {}): CostLine {
  const named = {
    cloud_provider: 'AWS' as const,
    service_name: 'EC2',
    usage_type: 'BoxUsage:m7g.large',
    ...overrides,
  }
  const { service_name: bill_service_name, commitment_status = null, commitment_type = null } = named
  const kind = classifyCharge(factsOf({ ...named, bill_service_name, commitment_status, commitment_type }))
  const line = {
    account: null,
    charge_kind: kind.charge_kind,
    resource_class: kind.resource_class,
    platform: kind.platform,
    commitment_status,
    commitment_type,
    is_tagged: null,
    daily: daily(() => 10),
    quantity: null,
    unit: null,
    without_commitment: null,
    ...named,
  }
  return {
    key: [line.cloud_provider, line.service_name, line.account, line.usage_type, commitment_status].join(
      '\n',
    ),
    ...line,
  }
}

/** A resource of a line, which costs as much. */
export function resourceOf(line: CostLine, overrides: Partial<ResourceLine> = {}): ResourceLine {
  const { key, daily: _daily, is_tagged: _tagged, without_commitment: _value, ...own } = line
  return {
    ...own,
    line: key,
    resource_id: 'r-1',
    resource_name: null,
    region: null,
    tags: {},
    monthly: monthlyCost([line]),
    first_day: null,
    last_day: null,
    ...overrides,
  }
}

export function evidenceOf(lines: readonly CostLine[], overrides: Partial<Evidence> = {}): Evidence {
  return {
    range: evidenceRange,
    lines,
    resources: [],
    has_all_resources: true,
    activity: [],
    anomalies: [],
    settings: defaultSettings,
    currency: 'USD',
    convert: () => ({ rate: null }),
    ...overrides,
  }
}
