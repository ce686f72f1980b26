import { groupBy } from '../../shared/group-by.ts'
import type { Delivery, WebhookId } from '../../shared/webhook.ts'
import type { Context } from '../context.ts'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'
import { findWebhook } from './manage-webhooks.ts'
import { isQuiet, quietUntil } from './schedule.ts'
import { fromWebhookRow, type StoredWebhook } from './webhook-row.ts'

const mostDeliveries = 200

/**
 * The newest deliveries of a webhook with every attempt, newest first.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function listDeliveries(ctx: Context, { id }: WebhookId): Promise<Delivery[]> {
  const webhook = fromWebhookRow(await findWebhook(ctx, id))
  const rows = await ctx
    .database('webhook_deliveries')
    .where({ webhook_id: id })
    .orderBy('id', 'desc')
    .limit(mostDeliveries)
  return withAttempts(ctx, rows, webhook)
}

/** Deliveries of a webhook as people see them. */
export async function withAttempts(
  ctx: Context,
  rows: readonly WebhookDeliveryRow[],
  webhook: StoredWebhook,
): Promise<Delivery[]> {
  const ids = rows.map(({ id }) => id)
  const attempts = await ctx.database('webhook_attempts').whereIn('delivery_id', ids).orderBy('id')
  const byDelivery = groupBy(attempts, ({ delivery_id }) => delivery_id)
  const critical = new Set(await criticalAmong(ctx, rows))
  const now = ctx.clock.now()
  return rows.map(({ body: _body, ...row }) => ({
    ...row,
    ...waiting(row, webhook, critical.has(row.alert_id ?? 0), now),
    attempts: (byDelivery.get(row.id) ?? []).map(({ attempted_at, status_code, error }) => ({
      attempted_at,
      status_code,
      error,
    })),
  }))
}

async function criticalAmong({ database }: Context, rows: readonly WebhookDeliveryRow[]): Promise<number[]> {
  const ids = rows.flatMap(({ alert_id, event }) =>
    alert_id === null || event !== 'raised' ? [] : [alert_id],
  )
  return database('alerts').whereIn('id', ids).where({ severity: 'critical' }).pluck('id')
}

type Waiting = Pick<Delivery, 'next_attempt_at' | 'waits_for'>

/** When a delivery is tried next, and what it waits for. */
function waiting(
  { status, message, attempts, next_attempt_at }: Omit<WebhookDeliveryRow, 'body'>,
  webhook: StoredWebhook,
  isCritical: boolean,
  now: string,
): Waiting {
  if (status !== 'pending' || next_attempt_at === null) return { next_attempt_at, waits_for: null }
  const isHeld = !(isCritical && webhook.quiet_hours?.critical_breaks === true)
  const earliest = next_attempt_at > now ? next_attempt_at : now
  if (isHeld && isQuiet(webhook, earliest))
    return { next_attempt_at: quietUntil(webhook, earliest), waits_for: 'quiet_hours' }
  const isForDigest = webhook.digest !== 'off' && message === 'alert' && attempts === 0
  return { next_attempt_at, waits_for: isForDigest ? 'digest' : null }
}
