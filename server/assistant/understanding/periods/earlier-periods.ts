import {
  addMonths,
  addUnits,
  endOfMonth,
  startOfMonth,
  unitAround,
  type CalendarUnit,
  type DayRange,
} from '../../../../shared/period.ts'

/** The whole unit that lies `count` units before the one that a range begins in. */
export function unitBefore(range: DayRange, unit: CalendarUnit, count = 1): DayRange {
  return unitAround(addUnits(unitAround(range.start_date, unit).start_date, unit, -count), unit)
}

/** The same days a year earlier; a range that ends with its month still does. */
export function yearEarlier(range: DayRange): DayRange {
  const end = addMonths(range.end_date, -12)
  return {
    start_date: addMonths(range.start_date, -12),
    end_date: isWholeMonths(range) ? endOfMonth(end) : end,
  }
}

function isWholeMonths({ start_date, end_date }: DayRange): boolean {
  return start_date === startOfMonth(start_date) && end_date === endOfMonth(end_date)
}
