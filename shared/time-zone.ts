import { addSeconds } from './instant.ts'
import { addDays, type Day } from './period.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const digits = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  const made = new Intl.DateTimeFormat('en-CA', { ...digits, hourCycle: 'h23', timeZone: zone })
  formats.set(zone, made)
  return made
}

/** Whether a time zone of the IANA database has this name; offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** What calendars and clocks of a place show. */
export type LocalTime = { readonly day: Day; /** Since midnight. */ readonly minute: number }

/** What calendars and clocks of a time zone show at an instant. */
export function localTime(instant: string, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/** Minutes since midnight of a time such as `07:30`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * The first instant after another at which clocks of a time zone show a time. Where summer time leaves that time out,
 * the instant is an hour off, but no day is left out.
 *
 * @param time such as `07:30`.
 */
export function nextLocalTime(instant: string, time: string, zone: string): string {
  const { day } = localTime(instant, zone)
  const [first, second] = [0, 1].map((days) => instantOf(addDays(day, days), minuteOf(time), zone))
  return first !== undefined && first > instant ? first : (second ?? instant)
}

function instantOf(day: Day, minute: number, zone: string): string {
  const wanted = addSeconds(`${day}T00:00:00.000Z`, minute * 60)
  // The second time with the difference that holds near the result.
  const near = addSeconds(wanted, -offsetAt(wanted, zone))
  return addSeconds(wanted, -offsetAt(near, zone))
}

/** By how many seconds clocks of a time zone are ahead of UTC. */
function offsetAt(instant: string, zone: string): number {
  const { day, minute } = localTime(instant, zone)
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(instant)) / 60_000) * 60 + minute * 60
}
