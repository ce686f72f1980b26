import { roundToCents } from '../../shared/money.ts'
import { addDays, daysOf, type Day, type DayRange } from '../../shared/period.ts'
import type { AnomalyRow } from '../../shared/tools.ts'
import type { ServiceSeries } from './service-series.ts'

export type AnomalyOptions = { readonly threshold_percent: number; readonly min_amount: number }

/** Finds the unusual days of a period, given the series from `anomalyHistoryDays` before it. */
export type AnomalyFinder = (
  series: readonly ServiceSeries[],
  period: DayRange,
  options: AnomalyOptions,
) => AnomalyRow[]

const weeksBack = 8
const leastKnown = 3

/** How many days before a period the finder wants to see. */
export const anomalyHistoryDays = 7 * weeksBack

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function judge(series: ServiceSeries, date: Day, options: AnomalyOptions): AnomalyRow | null {
  const cost = series.days.get(date)
  if (cost === undefined) return null
  const known = Array.from({ length: weeksBack }, (_, week) =>
    series.days.get(addDays(date, -7 * (week + 1))),
  )
  const values = known.filter((value) => value !== undefined)
  if (values.length < leastKnown) return null
  const expected = median(values)
  const deviation = expected > 0 ? ((cost - expected) / expected) * 100 : 0
  if (deviation < options.threshold_percent || cost - expected < options.min_amount) return null
  return {
    date,
    cloud_provider: series.cloud_provider,
    service_name: series.service_name,
    cost: roundToCents(cost),
    expected_cost: roundToCents(expected),
    difference: roundToCents(cost - expected),
    deviation_percent: roundToCents(deviation),
  }
}

/** Days that cost more than the median of the same weekday in the eight weeks before, by at least the threshold. */
export const weekdayAnomalies: AnomalyFinder = (series, period, options) =>
  series
    .flatMap((one) => daysOf(period).map((date) => judge(one, date, options)))
    .filter((row) => row !== null)
    .sort((one, other) => other.difference - one.difference)
