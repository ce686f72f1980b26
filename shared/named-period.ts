import {
  addDays,
  addMonths,
  countDays,
  endOfMonth,
  periodAround,
  startOfMonth,
  startOfWeek,
  type Day,
  type DayRange,
} from './period.ts'

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const
export type CalendarUnit = (typeof calendarUnits)[number]

const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** The whole calendar unit that a day lies in. */
export function unitAround(day: Day, unit: CalendarUnit): DayRange {
  if (unit === 'day') return { start_date: day, end_date: day }
  if (unit === 'week') return periodAround(day, 'weekly')
  const length = monthsOf[unit]
  const month = Number(day.slice(5, 7)) - 1
  const start_date = addMonths(startOfMonth(day), -(month % length))
  return { start_date, end_date: endOfMonth(addMonths(start_date, length - 1)) }
}

/** A day moved by a number of calendar units; earlier for a negative count. */
export function addUnits(day: Day, unit: CalendarUnit, count: number): Day {
  if (unit === 'day') return addDays(day, count)
  if (unit === 'week') return addDays(day, 7 * count)
  return addMonths(day, monthsOf[unit] * count)
}

/** The `count` whole units before the one that today lies in; for days, the `count` days up to and with today. */
export function lastUnits(today: Day, unit: CalendarUnit, count: number): DayRange {
  if (unit === 'day') return { start_date: addDays(today, 1 - count), end_date: today }
  const current = unitAround(today, unit).start_date
  return { start_date: addUnits(current, unit, -count), end_date: addDays(current, -1) }
}

/** The current unit from its first day up to today. */
export function unitToDate(today: Day, unit: CalendarUnit): DayRange {
  return { start_date: unitAround(today, unit).start_date, end_date: today }
}

/** The whole unit that lies `count` units before the one that a range begins in. */
export function unitBefore(range: DayRange, unit: CalendarUnit, count = 1): DayRange {
  return unitAround(addUnits(unitAround(range.start_date, unit).start_date, unit, -count), unit)
}

/** The same days a year earlier; a range that ends with its month still does. */
export function yearEarlier(range: DayRange): DayRange {
  const end = addMonths(range.end_date, -12)
  const wholeMonths = isWholeMonths(range)
  return { start_date: addMonths(range.start_date, -12), end_date: wholeMonths ? endOfMonth(end) : end }
}

function isWholeMonths({ start_date, end_date }: DayRange): boolean {
  return start_date === startOfMonth(start_date) && end_date === endOfMonth(end_date)
}

/** The period of the same kind right before a range: whole months before whole months, weeks before weeks. */
export function periodBefore(range: DayRange): DayRange {
  const { start_date, end_date } = range
  if (isWholeMonths(range)) {
    const months = Math.round(countDays(range) / 30.4)
    return { start_date: addMonths(start_date, -months), end_date: addDays(start_date, -1) }
  }
  const sameMonth = startOfMonth(start_date) === startOfMonth(end_date)
  if (start_date === startOfMonth(start_date) && sameMonth && countDays(range) > 7) {
    return { start_date: addMonths(start_date, -1), end_date: addMonths(end_date, -1) }
  }
  const sameWeek = startOfWeek(start_date) === start_date && countDays(range) < 7
  const shift = sameWeek && countDays(range) > 1 ? 7 : countDays(range)
  return { start_date: addDays(start_date, -shift), end_date: addDays(end_date, -shift) }
}

/** The periods that a tool takes by name instead of two dates. */
export const periodNames = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'this_month',
  'last_month',
  'last_3_months',
  'last_6_months',
  'last_12_months',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const
export type PeriodName = (typeof periodNames)[number]

/** The days of a named period. Unlike the page's preset, `this_week` ends today. */
export function namedPeriod(name: PeriodName, today: Day): DayRange {
  switch (name) {
    case 'today':
      return { start_date: today, end_date: today }
    case 'yesterday':
      return unitAround(addDays(today, -1), 'day')
    case 'this_week':
      return unitToDate(today, 'week')
    case 'last_week':
      return lastUnits(today, 'week', 1)
    case 'last_7_days':
      return lastUnits(today, 'day', 7)
    case 'last_30_days':
      return lastUnits(today, 'day', 30)
    case 'last_90_days':
      return lastUnits(today, 'day', 90)
    case 'this_month':
      return unitToDate(today, 'month')
    case 'last_month':
      return lastUnits(today, 'month', 1)
    case 'last_3_months':
      return lastUnits(today, 'month', 3)
    case 'last_6_months':
      return lastUnits(today, 'month', 6)
    case 'last_12_months':
      return lastUnits(today, 'month', 12)
    case 'this_quarter':
      return unitToDate(today, 'quarter')
    case 'last_quarter':
      return lastUnits(today, 'quarter', 1)
    case 'this_year':
      return unitToDate(today, 'year')
    case 'last_year':
      return lastUnits(today, 'year', 1)
  }
}
