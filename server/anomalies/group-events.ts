import { percentOf } from '../series/percent-of.ts'
import { type AnomalyFlag, type ShownKind, shownKind } from './anomaly-flag.ts'

/** Odd days in a row, told as one story. Positions are days of the series, amounts in its unit. */
export type AnomalyEvent = {
  kind: ShownKind
  direction: 'up' | 'down'
  /** Where the change began; before `first_seen` for a slow rise. */
  began: number
  /** First and last day that was flagged. */
  first_seen: number
  last_seen: number
  is_ongoing: boolean
  /** Sum of actual minus expected over the flagged days. */
  impact: number
  /** The same in percent of what was expected; null when nothing was. */
  percent: number | null
  /** Score of the worst day. */
  score: number
}

/** Days without a flag that do not end an event. */
const gapAllowed = 1
// A new level or a slow rise is accepted as normal once it is confirmed; it stays news for two weeks.
const daysOfNews = 14

/**
 * Joins flags (ascending) of the same direction, at most one day apart, into events, ascending by first day.
 * `length` is the length of the series: an event is still going on when its last flag lies on the last two days, or
 * for a step or slow rise within the last two weeks without a later event the other way.
 */
export function groupEvents(flags: readonly AnomalyFlag[], length: number): AnomalyEvent[] {
  const groups: AnomalyFlag[][] = []
  for (const flag of flags) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const joins = last !== undefined && isUp(last) === isUp(flag) && flag.index - last.index <= gapAllowed + 1
    if (joins) group?.push(flag)
    else groups.push([flag])
  }
  const events = groups.map(toEvent)
  return events.map((event, i) => ({ ...event, is_ongoing: isOngoing(event, events.slice(i + 1), length) }))
}

function isUp(flag: AnomalyFlag): boolean {
  return flag.kind === 'spike' || flag.kind === 'level_up' || flag.kind === 'leak'
}

function toEvent(group: readonly AnomalyFlag[]): AnomalyEvent {
  const [first] = group
  if (first === undefined) throw new RangeError('an event needs a flag')
  const worst = group.find((flag) => flag.kind !== 'spike' && flag.kind !== 'drop') ?? first
  const expected = group.reduce((sum, flag) => sum + flag.expected, 0)
  const impact = group.reduce((sum, flag) => sum + flag.actual - flag.expected, 0)
  return {
    kind: shownKind(worst.kind),
    direction: isUp(first) ? 'up' : 'down',
    began: Math.min(...group.map((flag) => flag.since)),
    first_seen: first.index,
    last_seen: (group.at(-1) ?? first).index,
    is_ongoing: false,
    impact,
    percent: percentOf(impact, expected),
    score: Math.max(...group.map((flag) => flag.score)),
  }
}

function isOngoing(event: AnomalyEvent, later: readonly AnomalyEvent[], length: number): boolean {
  const isLasting = event.kind === 'step' || event.kind === 'slow_rise'
  if (isLasting && later.some((other) => other.direction !== event.direction)) return false
  return length - 1 - event.last_seen <= (isLasting ? daysOfNews : gapAllowed)
}
