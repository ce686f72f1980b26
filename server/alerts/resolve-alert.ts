import type { Context } from '../context.ts'
import { raiseDataVersion } from '../database/data-version.ts'
import type { AlertRow } from '../database/insight-tables.ts'
import { queueResolved } from '../webhooks/queue-deliveries.ts'
import type { Told } from './raise-alert.ts'
import { toAlert } from './to-alert.ts'

/**
 * Closes an alert whose cause is gone, and lets the webhooks know that told of it; once, also when several processes
 * do so.
 *
 * @param resolution why, in a sentence.
 * @returns null where it was closed before.
 */
export async function resolveAlert(ctx: Context, alert: AlertRow, resolution: string): Promise<Told | null> {
  return ctx.database.transaction(async (transaction) => {
    const resolved_at = ctx.clock.now()
    const closed = await transaction('alerts')
      .where({ id: alert.id })
      .whereNull('resolved_at')
      .update({ resolved_at, resolution })
    if (closed === 0) return null
    const resolved = toAlert({ ...alert, resolved_at, resolution })
    const deliveries = await queueResolved(transaction, resolved, resolved_at)
    await raiseDataVersion(transaction, 'records')
    return { alert: resolved, deliveries }
  })
}
