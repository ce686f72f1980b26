import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import { formatDayRange } from '../ui/format-day.ts'
import type { Period } from './periods.ts'

dayjs.extend(utc)

/**
 * The periods that get a label on the axis: evenly spaced back from the last, and no more than fit.
 *
 * @param width of the axis in pixels.
 */
export function axisTicks(periods: readonly Period[], width: number): string[] {
  const room = 62
  const fitting = Math.max(2, Math.floor(width / room))
  const step = Math.max(1, Math.ceil(periods.length / fitting))
  return periods.filter((_, index) => (periods.length - 1 - index) % step === 0).map((period) => period.label)
}

/** A period's name where there is little room: `Nov 24`, or `Nov 2026` for a month. */
export function shortPeriod({ label, start_date }: Period): string {
  const isMonth = /^\d{4}-\d{2}$/.test(label)
  return dayjs.utc(start_date).format(isMonth ? 'MMM YYYY' : 'MMM D')
}

/** A period's full name, with its days: `Week 48, Nov 23 – 24, 2026 (in part)`. */
export function longPeriod(period: Period): string {
  const [, week] = /-W(\d+)$/.exec(period.label) ?? []
  const name = week === undefined ? '' : `Week ${Number(week)}, `
  const weekday = period.start_date === period.end_date ? dayjs.utc(period.start_date).format('ddd, ') : ''
  return `${name}${weekday}${formatDayRange(period)}${period.isPartial ? ' (in part)' : ''}`
}
