import { countDays, type Day } from '../../shared/period.ts'
import { median } from '../series/order-statistics.ts'

const week = 7
const farthest = 6 * week
/** So many days on either side, of which one may be odd itself. */
const neighbours = 2

/**
 * A series with what its gaps would usually have cost: the median of the same weekday before and after. A day that the
 * bills do not cover is no saving.
 *
 * @param values one for each day from `start` on.
 * @param gaps the days that are not covered.
 */
export function fillGaps(values: readonly number[], start: Day, gaps: ReadonlySet<Day>): number[] {
  if (gaps.size === 0) return [...values]
  const isGap = values.map(() => false)
  for (const day of gaps) {
    const place = countDays({ start_date: start, end_date: day }) - 1
    if (place >= 0 && place < values.length) isGap[place] = true
  }
  return values.map((value, place) => {
    if (isGap[place] !== true) return value
    const around = [-1, 1].flatMap((side) => nearest(values, isGap, place, side))
    return around.length === 0 ? value : median(around)
  })
}

function nearest(
  values: readonly number[],
  isGap: readonly boolean[],
  place: number,
  side: number,
): number[] {
  const found: number[] = []
  for (let distance = week; distance <= farthest && found.length < neighbours; distance += week) {
    const other = values[place + side * distance]
    if (other !== undefined && isGap[place + side * distance] === false) found.push(other)
  }
  return found
}
