import type { Knex } from 'knex'
import type { Alert } from '../../shared/alert.ts'
import type { Context } from '../context.ts'
import { raiseDataVersion } from '../database/data-version.ts'
import type { AlertRow } from '../database/insight-tables.ts'
import { queueDeliveries } from '../webhooks/queue-deliveries.ts'
import type { AlertDraft } from './alert-source.ts'
import { toAlert } from './to-alert.ts'

export type Told = { readonly alert: Alert; readonly deliveries: number }

/**
 * Raises an alert and queues it for the webhooks, once, also when several processes do so.
 *
 * @returns null where it was raised before and is not resolved.
 */
export async function raiseAlert(ctx: Context, draft: AlertDraft): Promise<Told | null> {
  return ctx.database.transaction(async (transaction) => {
    const now = ctx.clock.now()
    const row = await insertOnce(transaction, draft, now)
    if (row === undefined) return null
    await draft.onRaised?.(transaction, now)
    const alert = toAlert(row)
    const deliveries = await queueDeliveries(transaction, alert, now)
    await raiseDataVersion(transaction, 'records')
    return { alert, deliveries }
  })
}

async function insertOnce(transaction: Knex, draft: AlertDraft, now: string): Promise<AlertRow | undefined> {
  const { kind, occasion, severity, title, message } = draft
  const { budget_id = null, anomaly_id = null, import_id = null } = draft
  const [row] = await transaction('alerts')
    .insert({ kind, occasion, severity, title, message, budget_id, anomaly_id, import_id, created_at: now })
    .onConflict(transaction.raw('(occasion) where resolved_at is null'))
    .ignore()
    .returning('*')
  return row
}
