import type { CalendarDay } from '../series/calendar.ts'

const neighbours = [
  [-2, -1],
  [-1, 1],
  [1, 2],
]
const likeness = 1 / 3

/**
 * True when what a day cost too much (or too little) comes back, within a third, on the same day of two neighbouring
 * months: a monthly fee rather than an accident. `excessOn` is the amount beyond the expectation, 0 on ordinary days.
 */
export function isMonthlyFee(
  days: readonly CalendarDay[],
  excessOn: (day: number) => number,
  day: number,
): boolean {
  const excess = excessOn(day)
  const isAlike = (months: number): boolean => {
    const other = sameDayAfter(days, day, months)
    return other !== null && Math.abs(excessOn(other) - excess) < likeness * Math.abs(excess)
  }
  return neighbours.some((pair) => pair.every(isAlike))
}

/** Position of the same day of the month some months later (or earlier, negative), null when there is none. */
function sameDayAfter(days: readonly CalendarDay[], day: number, months: number): number | null {
  const date = days[day]
  if (date === undefined) return null
  const about = day + Math.round(months * 30.44)
  for (let near = about - 3; near <= about + 3; near++) {
    const other = days[near]
    if (other?.monthDay === date.monthDay && other.month === date.month + months) return near
  }
  return null
}
