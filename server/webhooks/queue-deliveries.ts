import type { Knex } from 'knex'
import { messageBody, type AlertMessage } from './message-shapes.ts'

/**
 * Queues an alert for every webhook that is in use.
 *
 * @param database the transaction that the alert is written in.
 * @returns how many deliveries that makes.
 */
export async function queueDeliveries(database: Knex, alert: AlertMessage, now: string): Promise<number> {
  const webhooks = await database('webhooks').where({ state: 'enabled' }).select('id', 'shape')
  for (const { id, shape } of webhooks) {
    await database('webhook_deliveries').insert({
      webhook_id: id,
      alert_id: alert.id,
      status: 'pending',
      attempts: 0,
      next_attempt_at: now,
      body: messageBody(shape, alert),
      created_at: now,
    })
  }
  return webhooks.length
}
