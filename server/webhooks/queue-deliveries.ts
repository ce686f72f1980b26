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
      event: 'raised',
      status: 'pending',
      attempts: 0,
      next_attempt_at: now,
      body: messageBody(shape, alert),
      created_at: now,
    })
  }
  return webhooks.length
}

/**
 * Queues that an alert is resolved for exactly those webhooks that were told of it, each once, and withdraws what has
 * not arrived yet. An attempt under way that succeeds nevertheless calls this again.
 *
 * @param database the transaction that the alert is resolved in.
 * @returns how many deliveries that makes.
 */
export async function queueResolved(database: Knex, alert: AlertMessage, now: string): Promise<number> {
  const told = { alert_id: alert.id, event: 'raised' } as const
  await database('webhook_deliveries')
    .where({ ...told, status: 'pending' })
    .update({ status: 'withdrawn', next_attempt_at: null })
  const arrived = database('webhook_deliveries')
    .where({ ...told, status: 'delivered' })
    .select('webhook_id')
  const webhooks = await database('webhooks').whereIn('id', arrived).select('id', 'shape')
  for (const { id, shape } of webhooks) {
    await database('webhook_deliveries')
      .insert({
        webhook_id: id,
        alert_id: alert.id,
        event: 'resolved',
        status: 'pending',
        attempts: 0,
        next_attempt_at: now,
        body: messageBody(shape, alert, 'resolved'),
        created_at: now,
      })
      .onConflict(['webhook_id', 'alert_id', 'event'])
      .ignore()
  }
  return webhooks.length
}
