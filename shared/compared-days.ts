import { daysOf, type Comparison, type Day, type DayRange } from './period.ts'

/** Which days of two periods are held against each other. */
export type ComparedDays = Comparison & {
  readonly currentDays: ReadonlySet<Day>
  readonly previousDays: ReadonlySet<Day>
  /** Days of the current period that are not compared. */
  readonly leftOut: readonly Day[]
}

/**
 * Leaves incomplete days out of a comparison, each with the day that it would be compared with: half a day against a
 * whole one would look like a saving.
 *
 * @returns the periods from their first to their last compared day; as they were where none is left.
 */
export function comparedDays(comparison: Comparison, incomplete: ReadonlySet<Day>): ComparedDays {
  const current = daysOf(comparison.current)
  const previous = daysOf(comparison.previous)
  const isOut = (one: Day | undefined, other: Day | undefined) =>
    (one !== undefined && incomplete.has(one)) || (other !== undefined && incomplete.has(other))
  const currentDays = current.filter((day, index) => !isOut(day, previous[index]))
  const previousDays = previous.filter((day, index) => !isOut(day, current[index]))
  return {
    current: hull(currentDays) ?? comparison.current,
    previous: hull(previousDays) ?? comparison.previous,
    currentDays: new Set(currentDays),
    previousDays: new Set(previousDays),
    leftOut: current.filter((day, index) => isOut(day, previous[index])),
  }
}

function hull(days: readonly Day[]): DayRange | null {
  const [start_date, end_date] = [days[0], days.at(-1)]
  return start_date === undefined || end_date === undefined ? null : { start_date, end_date }
}
