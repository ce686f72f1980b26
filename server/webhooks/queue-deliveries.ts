import type { Knex } from 'knex'
import type { Alert } from '../../shared/alert.ts'
import { matchesFilter } from './matches-filter.ts'
import type { AlertMessage } from './message-lines.ts'
import { messageBody } from './message-shapes.ts'
import { newDelivery } from './new-delivery.ts'
import { firstAttemptAt } from './schedule.ts'
import { fromWebhookRow, type StoredWebhook } from './webhook-row.ts'

/** The webhooks in use whose filter takes an alert. */
export async function receiversOf(
  database: Knex,
  alert: Pick<Alert, 'kind' | 'severity' | 'subject'>,
): Promise<StoredWebhook[]> {
  const rows = await database('webhooks').where({ state: 'enabled' }).orderBy('id').select('*')
  return rows.map(fromWebhookRow).filter(({ filter }) => matchesFilter(filter, alert))
}

/**
 * Queues an alert for its receivers.
 *
 * @param database the transaction that the alert is written in.
 */
export async function queueDeliveries(
  database: Knex,
  receivers: readonly StoredWebhook[],
  alert: AlertMessage,
  now: string,
): Promise<void> {
  for (const webhook of receivers)
    await database('webhook_deliveries').insert(aboutAlert(webhook, alert, now))
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
  const webhooks = await database('webhooks').whereIn('id', arrived).select('*')
  for (const webhook of webhooks.map(fromWebhookRow)) {
    await database('webhook_deliveries')
      .insert(aboutAlert(webhook, alert, now, 'resolved'))
      .onConflict(['webhook_id', 'alert_id', 'event'])
      .ignore()
  }
  return webhooks.length
}

function aboutAlert(
  webhook: StoredWebhook,
  alert: AlertMessage,
  now: string,
  event: 'raised' | 'resolved' = 'raised',
) {
  const content = {
    webhook_id: webhook.id,
    alert_id: alert.id,
    event,
    body: messageBody(webhook.shape, alert, event),
    next_attempt_at: firstAttemptAt(webhook, now),
  }
  return newDelivery(content, now)
}
