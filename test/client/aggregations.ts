import fc from 'fast-check'
import { builtInServices } from '../../shared/catalogue.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { daysOf, type DayRange } from '../../shared/period.ts'

/** One group of an answer by service and day, with only what a test cares about spelled out. */
export function aggregation(overrides: Partial<CostAggregation>): CostAggregation {
  const period = overrides.period ?? '2026-11-24'
  return {
    period,
    period_start: period,
    period_end: period,
    cloud_provider: 'AWS',
    service_name: 'EC2',
    total_cost: 100,
    average_cost: 100,
    record_count: 1,
    ...overrides,
  }
}

/** Any answer by service and day, with credits and unknown services among it. */
export function anyAggregations(range: DayRange): fc.Arbitrary<CostAggregation[]> {
  const names = builtInServices.map(({ cloud_provider, service_name }) => ({ cloud_provider, service_name }))
  const others = Array.from({ length: 12 }, (_, index) => ({
    cloud_provider: 'Other',
    service_name: `Service ${index}`,
  }))
  const key = fc.record({
    service: fc.constantFrom(...names, ...others),
    period: fc.constantFrom(...daysOf(range)),
  })
  const cents = fc.integer({ min: -1_000_000, max: 100_000_000 })
  return fc
    .uniqueArray(fc.tuple(key, cents), {
      selector: ([{ service, period }]) => `${service.cloud_provider} ${service.service_name} ${period}`,
    })
    .map((groups) =>
      groups.map(([{ service, period }, amount]) =>
        aggregation({ ...service, period, total_cost: amount / 100 }),
      ),
    )
}
