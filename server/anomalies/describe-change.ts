import type { AnomalyKind } from '../../shared/anomaly-terms.ts'
import { roundForApi } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import { chartAround } from './chart-around.ts'
import type { AnomalyReport } from './detect-anomalies.ts'
import { leastCost } from './find-presence.ts'
import { anomalyId, type FoundAnomaly, type JudgedSeries } from './found-anomaly.ts'
import { wholeChange } from './whole-change.ts'

/** Something odd about a series, in positions of its days. */
export type Change = {
  readonly kind: AnomalyKind
  readonly direction: 'up' | 'down'
  readonly began: number
  readonly first: number
  readonly last: number
  /** The odd days; null where every day with a cost is one. */
  readonly days: readonly { index: number; expected: number; actual: number }[] | null
  readonly score: number
  readonly isOngoing: boolean
  readonly isInherited: boolean
  /** What a day would have cost without a lasting change; null for one that does not last. */
  readonly usualOn: ((day: number) => number | null) | null
}

const daysOfAMonth = 30.4

/**
 * Tells a change in days and money.
 *
 * @param next where the next lasting change begins, which ends what this one counts; infinite for none.
 */
export function describeChange(
  series: JudgedSeries,
  report: AnomalyReport,
  change: Change,
  next: number,
): FoundAnomaly {
  const { cloud_provider, service_name, account, dimension, name, values } = series
  const { kind, direction, began, first, last, usualOn } = change
  const dayAt = (place: number) => addDays(series.start_date, Math.max(0, place))
  const end = Math.max(began, Math.min(values.length, next) - 1)
  const odd = change.days ?? everyDay(change, values)
  const flagged = total(odd)
  const usual = usualOn === null ? null : (day: number) => usualOn(day) ?? 0
  const whole = usual === null ? null : wholeChange(values, usual, began, end, next >= values.length)
  // Where later days take back what the odd ones were off by, those are what there is to tell.
  const isWhole = whole !== null && whole.actual - whole.expected > 0 === (direction === 'up')
  const { expected, actual } = isWhole ? whole : flagged
  const counted = isWhole ? whole.through : last
  const goesOn = isWhole ? whole.goesOn : change.isOngoing
  const told = { cloud_provider, service_name, account, dimension, name, direction, first_seen: dayAt(first) }
  return {
    id: anomalyId(told),
    ...told,
    kind,
    began: dayAt(began),
    last_seen: dayAt(last),
    is_ongoing: goesOn,
    through: dayAt(counted),
    expected: roundForApi(expected),
    actual: roundForApi(actual),
    impact: roundForApi(actual - expected),
    monthly_impact: isWhole && goesOn ? roundForApi(whole.daily * daysOfAMonth) : null,
    percent: expected > 0 ? Math.round((10_000 * (actual - expected)) / expected) / 100 : null,
    score: Math.round(change.score * 1000) / 1000,
    days: odd.map((day) => ({
      date: dayAt(day.index),
      expected: roundForApi(day.expected),
      actual: roundForApi(day.actual),
    })),
    chart: chartAround(series, report.expected, began, Math.max(last, counted), isWhole ? usual : null),
    inherited_from: change.isInherited ? series.known_since : null,
  }
}

function everyDay({ kind, first, last, usualOn }: Change, values: readonly number[]) {
  return Array.from({ length: last - first + 1 }, (_, after) => first + after)
    .filter((index) => kind === 'gone' || (values[index] ?? 0) >= leastCost)
    .map((index) => ({ index, expected: usualOn?.(index) ?? 0, actual: values[index] ?? 0 }))
}

function total(days: readonly { expected: number; actual: number }[]) {
  return {
    expected: days.reduce((sum, day) => sum + day.expected, 0),
    actual: days.reduce((sum, day) => sum + day.actual, 0),
  }
}
