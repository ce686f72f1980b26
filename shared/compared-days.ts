import type { Comparison } from './comparison.ts'
import { percentageChange } from './money.ts'
import { daysOf, type Day, type DayRange } from './period.ts'

/** Which days of two periods are held against each other. */
export type ComparedDays = Comparison & {
  readonly currentDays: ReadonlySet<Day>
  readonly previousDays: ReadonlySet<Day>
  /** Days of the current period that are not compared. */
  readonly leftOut: readonly Day[]
}

/**
 * Leaves incomplete days out of a comparison, each with the day that it would be compared with: half a day against a
 * whole one would look like a saving. The days by which one period is longer count while the other has its last day.
 *
 * @returns the periods from their first to their last compared day; as they were where none is left.
 */
export function comparedDays(comparison: Comparison, incomplete: ReadonlySet<Day>): ComparedDays {
  const current = daysOf(comparison.current)
  const previous = daysOf(comparison.previous)
  const common = Math.min(current.length, previous.length)
  const isOut = (one: Day | undefined, other: Day | undefined) =>
    (one !== undefined && incomplete.has(one)) || (other !== undefined && incomplete.has(other))
  const isCutShort = common === 0 || isOut(current[common - 1], previous[common - 1])
  const counts = (place: number) => !isOut(current[place], previous[place]) && (place < common || !isCutShort)
  const currentDays = current.filter((_day, place) => counts(place))
  const previousDays = previous.filter((_day, place) => counts(place))
  return {
    current: hull(currentDays) ?? comparison.current,
    previous: hull(previousDays) ?? comparison.previous,
    currentDays: new Set(currentDays),
    previousDays: new Set(previousDays),
    leftOut: current.filter((_day, place) => !counts(place)),
  }
}

function hull(days: readonly Day[]): DayRange | null {
  const [start_date, end_date] = [days[0], days.at(-1)]
  return start_date === undefined || end_date === undefined ? null : { start_date, end_date }
}

type DayCounts = Pick<ComparedDays, 'currentDays' | 'previousDays'>

/** Whether the periods have different numbers of days, so that only their daily averages can be compared. */
export function isPerDay({ currentDays, previousDays }: DayCounts): boolean {
  return currentDays.size !== previousDays.size
}

/** What the earlier period would have cost with as many days as the later one. */
export function forAsManyDays(previous: number, { currentDays, previousDays }: DayCounts): number {
  if (currentDays.size === previousDays.size) return previous
  return previousDays.size === 0 ? 0 : (previous * currentDays.size) / previousDays.size
}

/**
 * The change from the earlier period to the later one in percent, per day where they differ in length: a cost that is
 * the same on every day has not changed.
 *
 * @returns null where nothing is compared, or nothing was spent before.
 */
export function changePerDay(current: number, previous: number, days: DayCounts): number | null {
  return days.currentDays.size === 0 ? null : percentageChange(current, forAsManyDays(previous, days))
}
