import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'
import { isQuiet } from './schedule.ts'
import { fromWebhookRow } from './webhook-row.ts'

/** A delivery and where it goes. */
export type Due = WebhookDeliveryRow & { readonly url: string; readonly secret: string | null }

/** Whether any delivery is due. */
export async function isAnythingDue(ctx: Context): Promise<boolean> {
  const due = await dueDeliveries(ctx)
  return (await due.rows.first('webhook_deliveries.id')) !== undefined
}

/** The delivery that each webhook is to get next, the one that waits longest first. */
export async function nextOfEach(ctx: Context, without: ReadonlySet<number>): Promise<Due[]> {
  const due = await dueDeliveries(ctx)
  const waiting: Pick<WebhookDeliveryRow, 'id' | 'webhook_id' | 'attempts'>[] = await due.rows
    .whereNotIn('webhook_deliveries.webhook_id', [...without])
    .orderBy(['webhook_deliveries.next_attempt_at', 'webhook_deliveries.id'])
    .select('webhook_deliveries.id', 'webhook_deliveries.webhook_id', 'webhook_deliveries.attempts')
  const first = new Map<number, (typeof waiting)[number]>()
  for (const one of waiting) if (!first.has(one.webhook_id)) first.set(one.webhook_id, one)
  const next = [...first.values()]
  const found: Due[] = await withTarget(ctx.database).whereIn(
    'webhook_deliveries.id',
    next.map(({ id }) => id),
  )
  // One that another process has claimed between the two questions is not due any more.
  return next.flatMap(({ id, attempts }) =>
    found.filter((delivery) => delivery.id === id && delivery.attempts === attempts),
  )
}

/** One delivery, due or not; undefined for none. */
export async function findDelivery({ database }: Context, id: number): Promise<Due | undefined> {
  const [found]: Due[] = await withTarget(database).where('webhook_deliveries.id', id)
  return found
}

function withTarget(database: Knex): Knex.QueryBuilder {
  return database('webhook_deliveries')
    .join('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .select('webhook_deliveries.*', 'webhooks.url', 'webhooks.secret')
}

/** Deliveries whose time has come, of webhooks in use; in quiet hours only what breaks them. */
async function dueDeliveries({ database, clock }: Context): Promise<{
  /** A builder cannot be awaited as itself: that would send it. */ rows: Knex.QueryBuilder
}> {
  const now = clock.now()
  const webhooks = (await database('webhooks').where({ state: 'enabled' }).select('*')).map(fromWebhookRow)
  const [quiet, loud] = [true, false].map((wanted) =>
    webhooks.filter((webhook) => isQuiet(webhook, now) === wanted),
  )
  const breaking = (quiet ?? []).filter(({ quiet_hours }) => quiet_hours?.critical_breaks === true)
  const ids = (some: typeof webhooks = []) => some.map(({ id }) => id)
  const critical = database('alerts').where({ severity: 'critical' }).select('id')
  const rows: Knex.QueryBuilder = database('webhook_deliveries')
    .where('webhook_deliveries.status', 'pending')
    .where('webhook_deliveries.next_attempt_at', '<=', now)
    .where((either) =>
      either
        .whereIn('webhook_deliveries.webhook_id', ids(loud))
        .orWhere((both) =>
          both
            .whereIn('webhook_deliveries.webhook_id', ids(breaking))
            .where('webhook_deliveries.event', 'raised')
            .whereIn('webhook_deliveries.alert_id', critical),
        ),
    )
  return { rows }
}
