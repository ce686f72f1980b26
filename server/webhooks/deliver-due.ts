import type { Knex } from 'knex'
import { addSeconds, unixSeconds } from '../../shared/instant.ts'
import { toAlert } from '../alerts/to-alert.ts'
import type { Context } from '../context.ts'
import type { WebhookDeliveryRow, WebhookRow } from '../database/insight-tables.ts'
import { postMessage } from './post-message.ts'
import { queueResolved } from './queue-deliveries.ts'
import { nextStep, type NextStep } from './retry-plan.ts'
import { signatureHeader } from './signature.ts'

type Due = WebhookDeliveryRow & Pick<WebhookRow, 'url' | 'secret'>

export type DeliveryOptions = { /** Milliseconds that a receiver may take. */ readonly patience: number }

const usual: DeliveryOptions = { patience: 10_000 }

/** A process that dies while sending leaves its delivery to be tried again after this many seconds. */
const leaseSeconds = 120
const mostAtOnce = 50

/**
 * Sends every delivery that is due, one after the other, and writes down each attempt. Several processes may do so at
 * once: each delivery is claimed first.
 *
 * @returns how many were tried.
 */
export async function deliverDue(ctx: Context, options: DeliveryOptions = usual): Promise<number> {
  const due: Due[] = await dueDeliveries(ctx)
    .orderBy(['webhook_deliveries.next_attempt_at', 'webhook_deliveries.id'])
    .limit(mostAtOnce)
    .select('webhook_deliveries.*', 'webhooks.url', 'webhooks.secret')
  let tried = 0
  for (const delivery of due) {
    if (!(await claim(ctx, delivery))) continue
    await attempt(ctx, delivery, options)
    tried += 1
  }
  return tried
}

/** Whether any delivery is due. */
export async function isAnythingDue(ctx: Context): Promise<boolean> {
  return (await dueDeliveries(ctx).first('webhook_deliveries.id')) !== undefined
}

function dueDeliveries({ database, clock }: Context): Knex.QueryBuilder {
  return database('webhook_deliveries')
    .join('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .where('webhook_deliveries.status', 'pending')
    .where('webhooks.state', 'enabled')
    .where('webhook_deliveries.next_attempt_at', '<=', clock.now())
}

async function claim(ctx: Context, { id, attempts }: Due): Promise<boolean> {
  const claimed = await ctx
    .database('webhook_deliveries')
    .where({ id, attempts, status: 'pending' })
    .update({ attempts: attempts + 1, next_attempt_at: addSeconds(ctx.clock.now(), leaseSeconds) })
  return claimed === 1
}

async function attempt(ctx: Context, delivery: Due, { patience }: DeliveryOptions): Promise<void> {
  const attempted_at = ctx.clock.now()
  const { id, url, body, secret } = delivery
  const signature: Record<string, string> =
    secret === null ? {} : { 'x-billow-signature': signatureHeader(secret, unixSeconds(attempted_at), body) }
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Billow',
    'x-billow-delivery': String(id),
    ...signature,
  }
  const outcome = await postMessage({ url, body, headers }, patience)
  await ctx.database.transaction(async (transaction) => {
    await transaction('webhook_attempts').insert({
      delivery_id: id,
      attempted_at,
      status_code: outcome.status_code,
      error: outcome.error,
    })
    await takeStep(transaction, delivery, nextStep(outcome, delivery.attempts + 1, ctx.clock.now()), ctx)
  })
  if (outcome.error !== null) ctx.log.warn('A webhook failed', { delivery: id, reason: outcome.error })
}

/** An alert may have been resolved while it was being sent: what failed stays withdrawn, what arrived is followed up. */
async function takeStep(transaction: Knex, delivery: Due, step: NextStep, { clock }: Context): Promise<void> {
  const { id, alert_id, event } = delivery
  const row = transaction('webhook_deliveries').where({ id })
  if (step.status !== 'delivered') {
    await row.where({ status: 'pending' }).update(step)
    return
  }
  await row.update(step)
  if (alert_id === null || event === 'resolved') return
  const alert = await transaction('alerts').where({ id: alert_id }).whereNotNull('resolved_at').first()
  if (alert !== undefined) await queueResolved(transaction, toAlert(alert), clock.now())
}
