import dayjs from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek.js'
import utc from 'dayjs/plugin/utc.js'
import { z } from 'zod'
import {
  isDay,
  lengthOfMonth,
  millisecondsADay,
  plainDay,
  plainDays,
  plainMonthsLater,
  plainWeekday,
} from './calendar-day.ts'

dayjs.extend(utc)
dayjs.extend(isoWeek)

export const Day = z
  .string()
  .refine(isDay, {
    error: (issue) => `There is no day ${JSON.stringify(issue.input)}. Write a calendar day as YYYY-MM-DD.`,
  })
  .meta({ id: 'Day', description: 'A UTC calendar day, YYYY-MM-DD.', format: 'date', example: '2026-11-24' })
export type Day = z.infer<typeof Day>

export const DayRange = z
  .object({
    start_date: Day.meta({ description: 'First day, included.', example: '2026-11-01' }),
    end_date: Day.meta({ description: 'Last day, included.', example: '2026-11-24' }),
  })
  .meta({
    id: 'DayRange',
    description: 'A range of UTC days, both ends included.',
    example: { start_date: '2026-11-01', end_date: '2026-11-24' },
  })
export type DayRange = z.infer<typeof DayRange>

export const granularities = ['daily', 'weekly', 'monthly'] as const
export const Granularity = z.enum(granularities).meta({
  id: 'Granularity',
  description: 'The length of a period: a day, an ISO week (Monday to Sunday) or a calendar month.',
  example: 'daily',
})
export type Granularity = z.infer<typeof Granularity>

/** The day `count` days after a day; before it for a negative count. */
export function addDays(day: Day, count: number): Day {
  const plain = isDay(day) ? plainDay(Date.parse(day) + count * millisecondsADay) : null
  return plain ?? dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD')
}

/** The same day number `count` months later, cut to that month's last day; earlier for a negative count. */
export function addMonths(day: Day, count: number): Day {
  const plain = isDay(day) ? plainMonthsLater(day, count) : null
  return plain ?? dayjs.utc(day).add(count, 'month').format('YYYY-MM-DD')
}

/** How many days a range holds, both ends counted; 0 or less where it ends before it starts. */
export function countDays(range: DayRange): number {
  const { start_date, end_date } = range
  return isDay(start_date) && isDay(end_date)
    ? (Date.parse(end_date) - Date.parse(start_date)) / millisecondsADay + 1
    : dayjs.utc(end_date).diff(dayjs.utc(start_date), 'day') + 1
}

/** Every day of a range, in order. */
export function daysOf(range: DayRange): Day[] {
  // In plain milliseconds, since the years of many accounts would take seconds with a date library.
  const start = Date.parse(range.start_date)
  const length = Math.max(0, countDays(range))
  if (isDay(range.start_date) && isDay(range.end_date)) return plainDays(range.start_date, length)
  return Array.from({ length }, (_, index) =>
    new Date(start + index * millisecondsADay).toISOString().slice(0, 10),
  )
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(day: Day): number {
  return isDay(day) ? plainWeekday(day) : dayjs.utc(day).isoWeekday()
}

export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - isoWeekday(day))
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

export function endOfMonth(day: Day): Day {
  return isDay(day)
    ? `${day.slice(0, 8)}${lengthOfMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))}`
    : dayjs.utc(day).endOf('month').format('YYYY-MM-DD')
}

/** The UTC day of an instant given in ISO 8601. */
export function dayOf(instant: string): Day {
  const day = instant.slice(0, 10)
  if (/^T[\d:.]+Z$/.test(instant.slice(10)) && isDay(day)) return day
  return dayjs.utc(instant).format('YYYY-MM-DD')
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'

const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const
const unitOf = { daily: 'day', weekly: 'week', monthly: 'month' } as const

/** The whole calendar unit that a day lies in. */
export function unitAround(day: Day, unit: CalendarUnit): DayRange {
  if (unit === 'day') return { start_date: day, end_date: day }
  if (unit === 'week') return { start_date: startOfWeek(day), end_date: addDays(startOfWeek(day), 6) }
  const start_date = addMonths(startOfMonth(day), -((Number(day.slice(5, 7)) - 1) % monthsOf[unit]))
  return { start_date, end_date: endOfMonth(addMonths(start_date, monthsOf[unit] - 1)) }
}

/** A day moved by a number of calendar units; earlier for a negative count. */
export function addUnits(day: Day, unit: CalendarUnit, count: number): Day {
  if (unit === 'day') return addDays(day, count)
  return unit === 'week' ? addDays(day, 7 * count) : addMonths(day, monthsOf[unit] * count)
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

/** The whole calendar period around a day. */
export function periodAround(day: Day, granularity: Granularity): DayRange {
  return unitAround(day, unitOf[granularity])
}

/** A period's name: the day, the ISO week `2026-W48` or the month `2026-11`. */
export function periodLabel(day: Day, granularity: Granularity): string {
  if (granularity === 'daily') return day
  if (granularity === 'monthly') return day.slice(0, 7)
  const date = dayjs.utc(day)
  return `${date.isoWeekYear()}-W${String(date.isoWeek()).padStart(2, '0')}`
}

/** The days of a period by its name, or null for what is no such name. */
export function periodNamed(label: string): DayRange | null {
  if (isDay(label)) return periodAround(label, 'daily')
  const month = `${label}-01`
  if (isDay(month)) return periodAround(month, 'monthly')
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(label) ?? []
  if (year === undefined || week === undefined) return null
  // The fourth of January is always in the first week.
  const monday = addDays(startOfWeek(`${year}-01-04`), (Number(week) - 1) * 7)
  return periodLabel(monday, 'weekly') === label ? periodAround(monday, 'weekly') : null
}

/** The days that two ranges share, or null for none. */
export function intersection(one: DayRange, other: DayRange): DayRange | null {
  const start_date = one.start_date > other.start_date ? one.start_date : other.start_date
  const end_date = one.end_date < other.end_date ? one.end_date : other.end_date
  return start_date <= end_date ? { start_date, end_date } : null
}
