import type { Knex } from 'knex'
import type { Alert } from '../../shared/alert.ts'
import { everything } from '../../shared/alert-filter.ts'
import type { Context } from '../context.ts'
import { raiseDataVersion } from '../database/data-version.ts'
import type { AlertRow } from '../database/insight-tables.ts'
import { queueDeliveries, receiversOf } from '../webhooks/queue-deliveries.ts'
import type { AlertDraft } from './alert-source.ts'
import { toAlert } from './to-alert.ts'

export type Told = { readonly alert: Alert; readonly deliveries: number }

/**
 * Raises an alert and queues it for the webhooks whose filter takes it, once, also when several processes do so.
 *
 * @returns null where it was raised before and is not resolved.
 */
export async function raiseAlert(ctx: Context, draft: AlertDraft): Promise<Told | null> {
  return ctx.database.transaction(async (transaction) => {
    const now = ctx.clock.now()
    const receivers = await receiversOf(transaction, { ...draft, subject: subjectOf(draft) })
    const row = await insertOnce(transaction, draft, receivers.length, now)
    if (row === undefined) return null
    await draft.onRaised?.(transaction, now)
    const alert = toAlert(row)
    await queueDeliveries(transaction, receivers, alert, now)
    await raiseDataVersion(transaction, 'records')
    return { alert, deliveries: receivers.length }
  })
}

function subjectOf({ subject }: AlertDraft): Alert['subject'] {
  return { ...everything, ...subject }
}

async function insertOnce(
  transaction: Knex,
  draft: AlertDraft,
  receiver_count: number,
  created_at: string,
): Promise<AlertRow | undefined> {
  const { kind, occasion, severity, title, message } = draft
  const { budget_id = null, anomaly_id = null, import_id = null } = draft
  const about = { budget_id, anomaly_id, import_id, subject: JSON.stringify(subjectOf(draft)) }
  const [row] = await transaction('alerts')
    .insert({ kind, occasion, severity, title, message, ...about, receiver_count, created_at })
    .onConflict(transaction.raw('(occasion) where resolved_at is null'))
    .ignore()
    .returning('*')
  return row
}
