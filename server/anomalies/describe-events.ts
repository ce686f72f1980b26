import { createHash } from 'node:crypto'
import type { Provider } from '../../shared/catalogue.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, type Day } from '../../shared/period.ts'
import type { AnomalyReport } from './detect-anomalies.ts'
import { groupEvents, type AnomalyEvent } from './group-events.ts'

/** An anomaly as the data alone tells it, without what people made of it. */
export type FoundAnomaly = Omit<Anomaly, 'severity' | 'driver' | 'status' | 'note' | 'decided_at'>

export type JudgedSeries = {
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly account: string | null
  readonly start_date: Day
  readonly values: readonly number[]
}

/** The odd days of a judged series as anomalies, oldest first. */
export function describeEvents(series: JudgedSeries, report: AnomalyReport): FoundAnomaly[] {
  return groupEvents(report.flags, series.values.length).map((event) => describe(series, report, event))
}

function describe(series: JudgedSeries, { flags }: AnomalyReport, event: AnomalyEvent): FoundAnomaly {
  const { cloud_provider, service_name, account } = series
  const dayAt = (place: number) => addDays(series.start_date, Math.max(0, place))
  const days = flags
    .filter(({ index }) => index >= event.first_seen && index <= event.last_seen)
    .filter(
      ({ expected, actual }) =>
        event.kind === 'slow_rise' || actual >= expected === (event.direction === 'up'),
    )
    .map(({ index, expected, actual }) => ({
      date: dayAt(index),
      expected: roundForApi(expected),
      actual: roundForApi(actual),
    }))
  const expected = sumMoney(days.map((day) => day.expected))
  const actual = sumMoney(days.map((day) => day.actual))
  return {
    id: anomalyId([cloud_provider, service_name, account ?? '', event.direction, dayAt(event.first_seen)]),
    cloud_provider,
    service_name,
    account,
    kind: event.kind,
    direction: event.direction,
    began: dayAt(event.began),
    first_seen: dayAt(event.first_seen),
    last_seen: dayAt(event.last_seen),
    is_ongoing: event.is_ongoing,
    expected: roundForApi(expected),
    actual: roundForApi(actual),
    impact: roundForApi(actual - expected),
    percent: expected > 0 ? Math.round((10_000 * (actual - expected)) / expected) / 100 : null,
    score: Math.round(event.score * 1000) / 1000,
    days,
  }
}

/** The same for the same series, direction and first day. */
function anomalyId(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}
