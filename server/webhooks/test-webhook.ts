import type { Delivery, WebhookId } from '../../shared/webhook.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { attemptDelivery, type DeliveryOptions } from './attempt-delivery.ts'
import { findDelivery } from './due-deliveries.ts'
import { withAttempts } from './list-deliveries.ts'
import { findWebhook } from './manage-webhooks.ts'
import { messageBody } from './message-shapes.ts'
import { newDelivery } from './new-delivery.ts'
import { fromWebhookRow } from './webhook-row.ts'

/**
 * Sends a test message at once, whatever the hour and whatever else waits, and tells what came of it.
 *
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for a webhook that is not in use.
 */
export async function testWebhook(
  ctx: Context,
  { id }: WebhookId,
  options?: DeliveryOptions,
): Promise<Delivery> {
  const webhook = fromWebhookRow(await findWebhook(ctx, id))
  if (webhook.state === 'disabled')
    throw new BillowError('CONFLICT', 'This webhook is not enabled. Enable it first.')
  const now = ctx.clock.now()
  const body = messageBody(webhook.shape, {
    id: 0,
    kind: 'anomaly',
    severity: 'low',
    title: 'A test from Billow',
    message: 'Alerts will come to this address.',
    created_at: now,
    budget_id: null,
    anomaly_id: null,
  })
  const [queued] = await ctx
    .database('webhook_deliveries')
    .insert(newDelivery({ webhook_id: id, message: 'test', body }, now))
    .returning('id')
  const delivery = await findDelivery(ctx, queued?.id ?? 0)
  if (delivery !== undefined) await attemptDelivery(ctx, delivery, options)
  const row = await ctx
    .database('webhook_deliveries')
    .where({ id: queued?.id ?? 0 })
    .first()
  const [told] = await withAttempts(ctx, row === undefined ? [] : [row], webhook)
  if (told === undefined) throw new BillowError('CONFLICT', 'The webhook was deleted meanwhile.')
  return told
}
