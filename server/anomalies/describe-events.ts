import { countDays } from '../../shared/period.ts'
import { calendarDays } from '../series/calendar.ts'
import { describeChange, type Change } from './describe-change.ts'
import type { AnomalyReport } from './detect-anomalies.ts'
import { findPresence, type Presence } from './find-presence.ts'
import type { FoundAnomaly, JudgedSeries } from './found-anomaly.ts'
import { groupEvents, type AnomalyEvent } from './group-events.ts'
import { returnsToUsual } from './returns-to-usual.ts'
import { usualBefore } from './whole-change.ts'

/** A line that has just begun has no habits yet, so that only its beginning is told. */
const settlingDays = 28
/** What a monthly fee may differ by from that of the month before or after, as a part of it. */
const likeness = 1 / 3

/** What is odd about a line, oldest first. */
export function describeEvents(series: JudgedSeries, report: AnomalyReport): FoundAnomaly[] {
  const { values, start_date, known_since, floor, looks_for } = series
  const presence = findPresence(values, {
    since: known_since === null ? null : countDays({ start_date, end_date: known_since }) - 1,
    floor,
    tellsEnd: looks_for === 'presence',
  })
  const begins = presence.filter(({ kind }) => kind !== 'gone')
  const events = groupEvents(report.flags, values.length)
    .filter((event) => event.direction === 'down' || !begins.some((begun) => settles(begun, event)))
    .filter((event) => !isMonthStartFee(series, report, event))
  const lasting = events.filter(isLasting)
  const changes: Change[] = [
    ...events
      .filter((event) => !returnsToUsual(values, report.expected, event, lasting))
      .map((event) => changeOf(event, report, values, begins)),
    ...presence.map((begun) => presenceOf(begun, report)),
  ].sort((one, other) => one.began - other.began)
  const ends = [...lasting, ...changes.filter(({ usualOn }) => usualOn !== null)].map(({ began }) => began)
  return changes.map((change) =>
    describeChange(series, report, change, Math.min(...ends.filter((began) => began > change.began))),
  )
}

function isLasting({ kind }: AnomalyEvent): boolean {
  return kind === 'step' || kind === 'slow_rise'
}

function settles({ first }: Presence, { first_seen }: AnomalyEvent): boolean {
  return first_seen >= first - 1 && first_seen < first + settlingDays
}

function changeOf(
  event: AnomalyEvent,
  report: AnomalyReport,
  values: readonly number[],
  begins: readonly Presence[],
): Change {
  const { kind, direction, began, first_seen, last_seen, score, is_ongoing } = event
  const flags = report.flags.filter(({ index }) => index >= first_seen && index <= last_seen)
  const days = flags.filter(
    ({ expected, actual }) => kind === 'slow_rise' || actual >= expected === (direction === 'up'),
  )
  // Up to where it is revived, if ever.
  const rest = values.slice(first_seen, begins.find(({ first }) => first > last_seen)?.first)
  const most = Math.max(0, ...days.map(({ expected }) => expected))
  const isGone = direction === 'down' && rest.every((value) => value < nothingOf * most)
  return {
    kind: isGone ? 'gone' : kind,
    direction,
    began,
    first: first_seen,
    last: last_seen,
    days,
    score,
    isOngoing: is_ongoing,
    isInherited: false,
    usualOn: isGone || isLasting(event) ? usualBefore(report.expected, began) : null,
  }
}

/** A part of what was expected that is nothing beside it. */
const nothingOf = 0.01

function presenceOf({ kind, first, last, isInherited }: Presence, report: AnomalyReport): Change {
  return {
    kind,
    direction: kind === 'gone' ? 'down' : 'up',
    began: first,
    first,
    last,
    days: null,
    score: 1,
    isOngoing: false,
    isInherited,
    usualOn: kind === 'gone' ? usualBefore(report.expected, first) : () => 0,
  }
}

/** A fee of the first of the month, which comes alike on that of the month before or after. */
function isMonthStartFee(
  { values, start_date }: JudgedSeries,
  { expected }: AnomalyReport,
  { kind, first_seen, last_seen, impact }: AnomalyEvent,
): boolean {
  const days = calendarDays(start_date, values.length)
  if (kind !== 'spike' || first_seen !== last_seen || days[first_seen]?.monthDay !== 1) return false
  const firsts = days.flatMap(({ monthDay }, place) => (monthDay === 1 ? [place] : []))
  const own = firsts.indexOf(first_seen)
  return [firsts[own - 1], firsts[own + 1]].some((place) => {
    if (place === undefined) return false
    const excess = (values[place] ?? 0) - (expected[place] ?? 0)
    return Math.abs(excess - impact) <= likeness * impact
  })
}
