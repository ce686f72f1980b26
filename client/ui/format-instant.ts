import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/** An instant for a person, in the time zone of all days: `Nov 24, 2026, 12:00 UTC`. */
export function formatInstant(instant: string): string {
  return `${dayjs.utc(instant).format('MMM D, YYYY, HH:mm')} UTC`
}
