import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import { toAlert } from '../alerts/to-alert.ts'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'
import { digestBody } from './message-shapes.ts'
import { newDelivery } from './new-delivery.ts'
import { isQuiet } from './schedule.ts'
import { fromWebhookRow, type StoredWebhook } from './webhook-row.ts'

/** A message with more than these would be too long to read; the rest goes into the next one. */
const mostInOne = 200

/**
 * Gathers what is due for webhooks that want digests: what nobody has tried to send yet goes into one delivery each.
 * Also when several processes do so at once, an alert goes into one of them.
 */
export async function bundleDigests(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const rows = await ctx
    .database('webhooks')
    .where({ state: 'enabled' })
    .whereNot({ digest: 'off' })
    .select('*')
  for (const webhook of rows.map(fromWebhookRow)) {
    if (isQuiet(webhook, now)) continue
    while ((await bundle(ctx, webhook, now)) === mostInOne);
  }
}

async function bundle({ database }: Context, webhook: StoredWebhook, now: string): Promise<number> {
  const due = await database('webhook_deliveries')
    .where({ webhook_id: webhook.id, status: 'pending', message: 'alert', attempts: 0 })
    .where('next_attempt_at', '<=', now)
    .orderBy('id')
    .limit(mostInOne)
    .pluck('id')
  if (due.length === 0) return 0
  await database.transaction(async (transaction) => {
    const [digest] = await transaction('webhook_deliveries')
      .insert(newDelivery({ webhook_id: webhook.id, message: 'digest', body: '' }, now))
      .returning('id')
    const digest_id = digest?.id ?? 0
    const parts = await transaction('webhook_deliveries')
      .whereIn('id', due)
      .where({ status: 'pending', attempts: 0 })
      .whereNull('digest_id')
      .update({ digest_id, next_attempt_at: null })
      .returning('*')
    const own = transaction('webhook_deliveries').where({ id: digest_id })
    if (parts.length === 0) await own.delete()
    else await own.update({ body: await bodyOf(transaction, webhook, parts) })
  })
  return due.length
}

async function bodyOf(
  transaction: Knex,
  webhook: StoredWebhook,
  parts: readonly WebhookDeliveryRow[],
): Promise<string> {
  const ids = parts.map(({ alert_id }) => alert_id ?? 0)
  const alerts = await transaction('alerts').whereIn('id', ids)
  const entries = parts
    .toSorted((one, other) => one.id - other.id)
    .flatMap(({ alert_id, event }) =>
      alerts.filter(({ id }) => id === alert_id).map((row) => ({ event, alert: toAlert(row) })),
    )
  return digestBody(webhook.shape, entries)
}
