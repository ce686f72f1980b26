import type { Context } from '../context.ts'
import { attemptDelivery, usualOptions, type DeliveryOptions } from './attempt-delivery.ts'
import { bundleDigests } from './bundle-digests.ts'
import { nextOfEach, type Due } from './due-deliveries.ts'

/** So many webhooks are sent to at the same time. */
const mostAtOnce = 16

/**
 * Sends every delivery that is due, also what becomes due meanwhile, and writes down each attempt. Each webhook gets
 * its own one after the other, in the order in which they became due; several webhooks get theirs side by side, so that
 * a slow one delays nobody else. One that does not answer is left alone until the next call. Several processes may do
 * so at once: each delivery is claimed first.
 *
 * @returns how many were tried.
 */
export async function deliverDue(ctx: Context, options: DeliveryOptions = usualOptions): Promise<number> {
  const sending = new Map<number, Promise<void>>()
  const leftAlone = new Set<number>()
  let tried = 0
  const send = async (delivery: Due) => {
    const { id, webhook_id } = delivery
    try {
      const hasAnswered = await attemptDelivery(ctx, delivery, options)
      if (hasAnswered !== null) tried += 1
      if (hasAnswered !== true) leftAlone.add(webhook_id)
    } catch (cause) {
      leftAlone.add(webhook_id)
      ctx.log.error('A delivery could not be looked after', { delivery: id, reason: String(cause) })
    }
    sending.delete(webhook_id)
  }
  for (;;) {
    await bundleDigests(ctx)
    const busy = [...sending.keys()]
    const free = mostAtOnce - busy.length
    const next = free === 0 ? [] : await nextOfEach(ctx, new Set([...leftAlone, ...busy]))
    for (const delivery of next.slice(0, free)) sending.set(delivery.webhook_id, send(delivery))
    // One that was busy when this was asked may have more, also where it is done by now.
    if (busy.length === 0 && next.length === 0) return tried
    if (sending.size > 0) await Promise.race(sending.values())
  }
}
