import { addDays, type Day, type DayRange } from '../../shared/period.ts'

/** Days in order as ranges, each of days in a row. */
export function joinDays(days: readonly Day[]): DayRange[] {
  const ranges: DayRange[] = []
  for (const day of days) {
    const last = ranges.at(-1)
    if (last !== undefined && addDays(last.end_date, 1) === day) {
      ranges[ranges.length - 1] = { ...last, end_date: day }
    } else ranges.push({ start_date: day, end_date: day })
  }
  return ranges
}
