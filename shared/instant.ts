import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/** The instant `seconds` after another, ISO 8601 in UTC; before it for a negative number. */
export function addSeconds(instant: string, seconds: number): string {
  return dayjs.utc(instant).add(seconds, 'second').toISOString()
}

/** Seconds since 1970, as protocols count them. */
export function unixSeconds(instant: string): number {
  return dayjs.utc(instant).unix()
}
