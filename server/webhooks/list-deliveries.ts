import { groupBy } from '../../shared/group-by.ts'
import type { Delivery, WebhookId } from '../../shared/webhook.ts'
import type { Context } from '../context.ts'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'
import { deliverDue, type DeliveryOptions } from './deliver-due.ts'
import { findWebhook } from './manage-webhooks.ts'
import { messageBody } from './message-shapes.ts'
import { BillowError } from '../errors.ts'

const mostDeliveries = 200

/**
 * The newest deliveries of a webhook with every attempt, newest first.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function listDeliveries(ctx: Context, { id }: WebhookId): Promise<Delivery[]> {
  await findWebhook(ctx, id)
  const rows = await ctx
    .database('webhook_deliveries')
    .where({ webhook_id: id })
    .orderBy('id', 'desc')
    .limit(mostDeliveries)
  return withAttempts(ctx, rows)
}

/**
 * Sends a test message at once, and tells what came of it.
 *
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for a webhook that is not in use.
 */
export async function testWebhook(
  ctx: Context,
  { id }: WebhookId,
  options?: DeliveryOptions,
): Promise<Delivery> {
  const { shape, state } = await findWebhook(ctx, id)
  if (state === 'disabled') throw new BillowError('CONFLICT', 'This webhook is not enabled. Enable it first.')
  const now = ctx.clock.now()
  const body = messageBody(shape, {
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
    .insert({
      webhook_id: id,
      alert_id: null,
      event: 'raised',
      status: 'pending',
      attempts: 0,
      next_attempt_at: now,
      body,
      created_at: now,
    })
    .returning('*')
  await deliverDue(ctx, options)
  const row = await ctx
    .database('webhook_deliveries')
    .where({ id: queued?.id ?? 0 })
    .first()
  const [delivery] = await withAttempts(ctx, row === undefined ? [] : [row])
  if (delivery === undefined) throw new BillowError('CONFLICT', 'The webhook was deleted meanwhile.')
  return delivery
}

async function withAttempts({ database }: Context, rows: readonly WebhookDeliveryRow[]): Promise<Delivery[]> {
  const attempts = await database('webhook_attempts')
    .whereIn(
      'delivery_id',
      rows.map(({ id }) => id),
    )
    .orderBy('id')
  const byDelivery = groupBy(attempts, ({ delivery_id }) => delivery_id)
  return rows.map(({ body: _body, ...row }) => ({
    ...row,
    attempts: (byDelivery.get(row.id) ?? []).map(({ attempted_at, status_code, error }) => ({
      attempted_at,
      status_code,
      error,
    })),
  }))
}
