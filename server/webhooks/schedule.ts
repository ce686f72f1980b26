import { addSeconds } from '../../shared/instant.ts'
import { localTime, minuteOf, nextLocalTime } from '../../shared/time-zone.ts'
import type { WebhookSchedule } from '../../shared/webhook-schedule.ts'

/** Whether a webhook has quiet hours at an instant. */
export function isQuiet({ quiet_hours, time_zone }: WebhookSchedule, instant: string): boolean {
  if (quiet_hours === null) return false
  const { minute } = localTime(instant, time_zone)
  const [start, end] = [minuteOf(quiet_hours.start), minuteOf(quiet_hours.end)]
  return start < end ? minute >= start && minute < end : minute >= start || minute < end
}

/** When the quiet hours of an instant end; the instant itself where there are none. */
export function quietUntil(webhook: WebhookSchedule, instant: string): string {
  const { quiet_hours, time_zone } = webhook
  if (quiet_hours === null || !isQuiet(webhook, instant)) return instant
  return nextLocalTime(instant, quiet_hours.end, time_zone)
}

/** When what comes up now is sent: at once, or with the next digest. */
export function firstAttemptAt({ digest, digest_time, time_zone }: WebhookSchedule, now: string): string {
  if (digest === 'off') return now
  if (digest === 'daily') return nextLocalTime(now, digest_time, time_zone)
  return addSeconds(`${now.slice(0, 13)}:00:00.000Z`, 3600)
}
