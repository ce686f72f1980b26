import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { Day, DayRange } from '../../shared/period.ts'

dayjs.extend(utc)

/** A day for a person: `Nov 24, 2026`. */
export function formatDay(day: Day): string {
  return dayjs.utc(day).format('MMM D, YYYY')
}

/** A range for a person, with nothing said twice: `Nov 1 – 24, 2026`. */
export function formatDayRange({ start_date, end_date }: DayRange): string {
  const start = dayjs.utc(start_date)
  const end = dayjs.utc(end_date)
  if (start_date === end_date) return formatDay(start_date)
  if (start.year() !== end.year()) return `${formatDay(start_date)} – ${formatDay(end_date)}`
  const last = start.month() === end.month() ? end.format('D') : end.format('MMM D')
  return `${start.format('MMM D')} – ${last}, ${end.year()}`
}

/** Two ranges held against each other, with their year said once: `Nov 1 – 21 vs Oct 1 – 21, 2026`. */
export function formatVersus(one: DayRange, other: DayRange): string {
  const years = [one, other].flatMap(({ start_date, end_date }) => [start_date, end_date])
  const isOneYear = new Set(years.map((day) => day.slice(0, 4))).size === 1
  return `${isOneYear ? formatShortDayRange(one) : formatDayRange(one)} vs ${formatDayRange(other)}`
}

/** An instant for a person, in the time zone of all days here: `Nov 24, 2026, 12:00 UTC`. */
export function formatInstant(instant: string): string {
  return dayjs.utc(instant).format('MMM D, YYYY, HH:mm [UTC]')
}

/** A range where the year is known from what stands beside it: `Nov 1 – 24`. */
export function formatShortDayRange({ start_date, end_date }: DayRange): string {
  const start = dayjs.utc(start_date)
  const end = dayjs.utc(end_date)
  if (start_date === end_date) return start.format('MMM D')
  return `${start.format('MMM D')} – ${end.format(start.isSame(end, 'month') ? 'D' : 'MMM D')}`
}
