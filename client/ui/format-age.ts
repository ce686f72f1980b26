import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import { formatDay } from './format-day.ts'

dayjs.extend(utc)

const units = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const

/** Ages above this read better as a day. */
const mostDays = 60

/** How long ago an instant was, for a person: `2 hours ago`. */
export function formatAge(instant: string, now: string): string {
  const minutes = dayjs.utc(now).diff(dayjs.utc(instant), 'minute')
  if (minutes >= mostDays * 24 * 60) return `on ${formatDay(instant.slice(0, 10))}`
  for (const [unit, size] of units) {
    const count = Math.floor(minutes / size)
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} ago`
  }
  return 'just now'
}
