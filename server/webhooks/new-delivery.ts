import { randomUUID } from 'node:crypto'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'

type Content = Pick<WebhookDeliveryRow, 'webhook_id' | 'body'> &
  Partial<Pick<WebhookDeliveryRow, 'message' | 'alert_id' | 'event' | 'next_attempt_at'>>

/** The row of a delivery that nobody has tried yet; to be sent at once, unless it says when. */
export function newDelivery(content: Content, now: string): Omit<WebhookDeliveryRow, 'id' | 'digest_id'> {
  return {
    message: 'alert',
    message_id: `msg_${randomUUID()}`,
    alert_id: null,
    event: 'raised',
    status: 'pending',
    attempts: 0,
    next_attempt_at: now,
    created_at: now,
    ...content,
  }
}
