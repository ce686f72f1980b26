import type { Knex } from 'knex'
import { addSeconds, unixSeconds } from '../../shared/instant.ts'
import { toAlert } from '../alerts/to-alert.ts'
import type { Context } from '../context.ts'
import type { WebhookDeliveryRow } from '../database/insight-tables.ts'
import type { Due } from './due-deliveries.ts'
import { postMessage } from './post-message.ts'
import { queueResolved } from './queue-deliveries.ts'
import { nextStep, type NextStep } from './retry-plan.ts'
import { signatureHeaders } from './signature.ts'

export type DeliveryOptions = { /** Milliseconds that a receiver may take. */ readonly patience: number }

export const usualOptions: DeliveryOptions = { patience: 10_000 }

/** A process that dies while sending leaves its delivery to be tried again after this many seconds. */
const leaseSeconds = 120

/**
 * Tries to deliver a message, and writes the attempt down. Of several processes that try the same one does.
 *
 * @returns null where another process has it, else whether the receiver answered.
 */
export async function attemptDelivery(
  ctx: Context,
  delivery: Due,
  { patience }: DeliveryOptions = usualOptions,
): Promise<boolean | null> {
  if (!(await claim(ctx, delivery))) return null
  const attempted_at = ctx.clock.now()
  const { id, url, body } = delivery
  const outcome = await postMessage({ url, body, headers: headersOf(delivery, attempted_at) }, patience)
  const { status_code, error } = outcome
  await ctx.database.transaction(async (transaction) => {
    await transaction('webhook_attempts').insert({ delivery_id: id, attempted_at, status_code, error })
    const step = nextStep(outcome, delivery.attempts + 1, ctx.clock.now())
    await takeStep(transaction, delivery, step, ctx.clock.now())
  })
  if (error !== null) ctx.log.warn('A webhook failed', { delivery: id, reason: error })
  return status_code !== null
}

async function claim(ctx: Context, { id, attempts }: Due): Promise<boolean> {
  const claimed = await ctx
    .database('webhook_deliveries')
    .where({ id, attempts, status: 'pending' })
    .update({ attempts: attempts + 1, next_attempt_at: addSeconds(ctx.clock.now(), leaseSeconds) })
  return claimed === 1
}

function headersOf({ id, message_id, body, secret }: Due, now: string): Record<string, string> {
  const time = unixSeconds(now)
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Billow',
    'webhook-id': message_id,
    'webhook-timestamp': String(time),
    'x-billow-delivery': String(id),
    ...(secret === null ? {} : signatureHeaders(secret, { id: message_id, time, body })),
  }
}

/** An alert may have been resolved while it was being sent: what failed stays withdrawn, what arrived is followed up. */
async function takeStep(transaction: Knex, delivery: Due, step: NextStep, now: string): Promise<void> {
  const { id, message } = delivery
  const row = transaction('webhook_deliveries').where({ id })
  if (step.status === 'pending') {
    await row.where({ status: 'pending' }).update(step)
    return
  }
  const isHere = step.status === 'delivered'
  await (isHere ? row : row.where({ status: 'pending' })).update(step)
  const parts = message === 'digest' ? await settleParts(transaction, id, step.status) : [delivery]
  if (!isHere) return
  for (const { alert_id, event } of parts)
    if (alert_id !== null && event === 'raised') await followUp(transaction, alert_id, now)
}

/** What a digest carried has arrived, or not, with it. */
async function settleParts(
  transaction: Knex,
  digest_id: number,
  status: 'delivered' | 'failed',
): Promise<WebhookDeliveryRow[]> {
  const parts = transaction('webhook_deliveries').where({ digest_id })
  if (status === 'failed') parts.where({ status: 'pending' })
  return parts.update({ status, next_attempt_at: null }).returning('*')
}

async function followUp(transaction: Knex, alert_id: number, now: string): Promise<void> {
  const alert = await transaction('alerts').where({ id: alert_id }).whereNotNull('resolved_at').first()
  if (alert !== undefined) await queueResolved(transaction, toAlert(alert), now)
}
