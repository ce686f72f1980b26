import type { Delivery } from '../../shared/webhook.ts'
import { formatInstant } from '../ui/format-instant.ts'

export const deliveryTones = {
  pending: 'warning',
  delivered: 'good',
  failed: 'bad',
  withdrawn: 'neutral',
} as const

/** What a delivery is about, short. */
export function deliveryName({ alert_id, event, message }: Delivery): string {
  if (message === 'digest') return 'Digest'
  if (alert_id === null) return message === 'test' ? 'Test' : 'Alert'
  return event === 'resolved' ? `Alert ${alert_id} resolved` : `Alert ${alert_id}`
}

/** What the last try came to: `HTTP 500` or the reason. */
export function attemptWords({ attempts }: Delivery): string {
  const last = attempts.at(-1)
  if (last === undefined) return 'Not tried yet'
  const code = last.status_code === null ? [] : [`HTTP ${last.status_code}`]
  return [...code, ...(last.error === null ? [] : [last.error])].join(': ')
}

/** A delivery in a sentence. */
export function deliveryWords(delivery: Delivery): string {
  if (delivery.status === 'delivered') return `The message arrived (${attemptWords(delivery)}).`
  const next = delivery.next_attempt_at
  const plan = next === null ? 'It is not tried again.' : `It is tried again ${formatInstant(next)}.`
  return `The message did not arrive (${attemptWords(delivery)}). ${plan}`
}

/** Why a delivery is not under way yet, or when it is tried. */
export function planWords({ next_attempt_at, waits_for, digest_id, status }: Delivery): string {
  if (digest_id !== null && status === 'pending') return 'With its digest'
  if (next_attempt_at === null) return '–'
  const when = formatInstant(next_attempt_at)
  if (waits_for === 'quiet_hours') return `${when}, after quiet hours`
  return waits_for === 'digest' ? `${when}, with the digest` : when
}
