import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { roundForApi } from '../../shared/money.ts'
import { intersection, periodAround, type DayRange, type Granularity } from '../../shared/period.ts'
import type { CostGroup } from './group-costs.ts'

/** A group as the contract shows it. */
export function toAggregation(group: CostGroup, range: DayRange, granularity: Granularity): CostAggregation {
  const days = group.period === null ? range : daysOfPeriod(group.first_day, range, granularity)
  return {
    period: group.period ?? `${range.start_date}..${range.end_date}`,
    period_start: days.start_date,
    period_end: days.end_date,
    cloud_provider: group.cloud_provider ?? 'All',
    service_name: group.service_name ?? 'All',
    total_cost: roundForApi(group.total_cost),
    average_cost: roundForApi(group.total_cost / group.record_count),
    record_count: group.record_count,
    ...chargeColumns(group),
  }
}

function daysOfPeriod(day: string, range: DayRange, granularity: Granularity): DayRange {
  return intersection(periodAround(day, granularity), range) ?? range
}

/** What was grouped below the service. */
function chargeColumns(group: CostGroup): Partial<Record<ChargeDimension, string | null>> {
  const present = chargeDimensions.filter((dimension) => group[dimension] !== undefined)
  return Object.fromEntries(present.map((dimension) => [dimension, group[dimension] ?? null]))
}
