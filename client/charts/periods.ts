import type { IncompleteDay } from '../../shared/coverage.ts'
import {
  addDays,
  countDays,
  intersection,
  periodAround,
  periodLabel,
  type DayRange,
  type Granularity,
} from '../../shared/period.ts'

/** One step of the time axis. */
export type Period = DayRange & {
  /** As the server names it: `2026-11-24`, `2026-W48` or `2026-11`. */
  readonly label: string
  /** Whether the range cuts a week or month short. */
  readonly isPartial: boolean
  /** Whether the data reaches into it; where not, its cost is unknown rather than 0. */
  readonly isCovered: boolean
  /** Its days whose costs are not all there yet; left out where there is none. */
  readonly incomplete?: readonly IncompleteDay[]
}

/**
 * The time axis of a range, without gaps.
 *
 * @param range the days asked for.
 * @param covered the days that there is data for.
 * @param incomplete the days whose costs are not all there yet.
 */
export function periodsOf(
  range: DayRange,
  granularity: Granularity,
  covered: DayRange | null,
  incomplete: readonly IncompleteDay[] = [],
): Period[] {
  const periods: Period[] = []
  for (let day = range.start_date; day <= range.end_date;) {
    const whole = periodAround(day, granularity)
    const end_date = whole.end_date < range.end_date ? whole.end_date : range.end_date
    const start_date = day
    const within = incomplete.filter(({ date }) => date >= start_date && date <= end_date)
    periods.push({
      start_date: day,
      end_date,
      label: periodLabel(day, granularity),
      isPartial: day !== whole.start_date || end_date !== whole.end_date,
      isCovered: covered !== null && intersection({ start_date: day, end_date }, covered) !== null,
      ...(within.length === 0 ? {} : { incomplete: within }),
    })
    day = addDays(end_date, 1)
  }
  return periods
}

const longRange = 400

/**
 * The days that a chart shows of a range. A long one is cut to the data: years of empty days would leave no room for
 * the others.
 */
export function shownRange(range: DayRange, covered: DayRange | null): DayRange {
  if (covered === null || countDays(range) <= longRange) return range
  return intersection(range, covered) ?? range
}

/** Whether no charge of any of its days is there, so that its cost is unknown. */
export function isMissing({ incomplete = [], ...days }: Period): boolean {
  return incomplete.length === countDays(days) && incomplete.every(({ state }) => state === 'missing')
}
