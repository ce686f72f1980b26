import dayjs from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek.js'
import utc from 'dayjs/plugin/utc.js'
import { z } from 'zod'

dayjs.extend(utc)
dayjs.extend(isoWeek)

/** Whether a text is a UTC calendar day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text
}

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

export const presets = [
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'last_30_days',
  'last_90_days',
] as const
export const Preset = z.enum(presets).meta({
  id: 'Preset',
  description: 'A named range of days, relative to today (UTC). Weeks run Monday to Sunday.',
  example: 'last_month',
})
export type Preset = z.infer<typeof Preset>

export const granularities = ['daily', 'weekly', 'monthly'] as const
export const Granularity = z.enum(granularities).meta({
  id: 'Granularity',
  description: 'The length of a period: a day, an ISO week (Monday to Sunday) or a calendar month.',
  example: 'daily',
})
export type Granularity = z.infer<typeof Granularity>

/** The day `count` days after a day; before it for a negative count. */
export function addDays(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD')
}

/** The same day number `count` months later, cut to that month's last day; earlier for a negative count. */
export function addMonths(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'month').format('YYYY-MM-DD')
}

/** How many days a range holds, both ends counted; 0 or less where it ends before it starts. */
export function countDays(range: DayRange): number {
  return dayjs.utc(range.end_date).diff(dayjs.utc(range.start_date), 'day') + 1
}

const millisecondsADay = 86_400_000

/** Every day of a range, in order. */
export function daysOf(range: DayRange): Day[] {
  // In plain milliseconds, since the years of many accounts would take seconds with a date library.
  const start = Date.parse(range.start_date)
  return Array.from({ length: Math.max(0, countDays(range)) }, (_, index) =>
    new Date(start + index * millisecondsADay).toISOString().slice(0, 10),
  )
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(day: Day): number {
  return dayjs.utc(day).isoWeekday()
}

export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - isoWeekday(day))
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

export function endOfMonth(day: Day): Day {
  return dayjs.utc(day).endOf('month').format('YYYY-MM-DD')
}

/** The UTC day of an instant given in ISO 8601. */
export function dayOf(instant: string): Day {
  return dayjs.utc(instant).format('YYYY-MM-DD')
}

/** The whole calendar period around a day. */
export function periodAround(day: Day, granularity: Granularity): DayRange {
  if (granularity === 'daily') return { start_date: day, end_date: day }
  if (granularity === 'weekly')
    return { start_date: startOfWeek(day), end_date: addDays(startOfWeek(day), 6) }
  return { start_date: startOfMonth(day), end_date: endOfMonth(day) }
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

/** The days of a preset, given today. */
export function presetRange(preset: Preset, today: Day): DayRange {
  const lastMonth = addMonths(startOfMonth(today), -1)
  switch (preset) {
    case 'this_week':
      return periodAround(today, 'weekly')
    case 'last_week':
      return periodAround(addDays(today, -7), 'weekly')
    case 'this_month':
      return { start_date: startOfMonth(today), end_date: today }
    case 'last_month':
      return periodAround(lastMonth, 'monthly')
    case 'last_30_days':
      return { start_date: addDays(today, -29), end_date: today }
    case 'last_90_days':
      return { start_date: addDays(today, -89), end_date: today }
  }
}

/** The days that two ranges share, or null for none. */
export function intersection(one: DayRange, other: DayRange): DayRange | null {
  const start_date = one.start_date > other.start_date ? one.start_date : other.start_date
  const end_date = one.end_date < other.end_date ? one.end_date : other.end_date
  return start_date <= end_date ? { start_date, end_date } : null
}

export type Comparison = {
  /** The elapsed days of the range asked for. */
  readonly current: DayRange
  /** The days they are compared with. */
  readonly previous: DayRange
}

function sameDaysAMonthEarlier(range: DayRange): DayRange {
  const start_date = addMonths(range.start_date, -1)
  const wholeMonth = range.end_date === endOfMonth(range.end_date)
  return { start_date, end_date: wholeMonth ? endOfMonth(start_date) : addMonths(range.end_date, -1) }
}

/**
 * What a range is fairly compared with: the same days of the month before for the month presets, the same weekdays
 * of the week before for the week presets, else the equally long range right before. Only elapsed days count.
 *
 * @returns null where no day of the range has come yet.
 */
export function comparisonOf(range: DayRange, preset: Preset | undefined, today: Day): Comparison | null {
  const current = { ...range, end_date: range.end_date < today ? range.end_date : today }
  if (current.start_date > current.end_date) return null
  if (preset === 'this_month' || preset === 'last_month')
    return { current, previous: sameDaysAMonthEarlier(current) }
  const shift = preset === 'this_week' || preset === 'last_week' ? 7 : countDays(current)
  return {
    current,
    previous: {
      start_date: addDays(current.start_date, -shift),
      end_date: addDays(current.end_date, -shift),
    },
  }
}
