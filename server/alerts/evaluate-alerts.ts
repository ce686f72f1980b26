import type { Knex } from 'knex'
import type { Alert, AlertEvaluation } from '../../shared/alert.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import { storeAnomaly } from '../anomalies/decide-anomaly.ts'
import { findAnomalies } from '../anomalies/find-anomalies.ts'
import { gatesOf, passes } from '../anomalies/list-anomalies.ts'
import { listBudgets } from '../budgets/manage-budgets.ts'
import type { Context } from '../context.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { queueDeliveries } from '../webhooks/queue-deliveries.ts'
import { anomalyAlerts, budgetAlerts, type AlertDraft } from './alert-drafts.ts'

/**
 * Looks at every budget and anomaly, raises the alerts that are new, and queues them for the webhooks. Whatever was
 * raised before is not raised again, also when several processes do this at once.
 */
export async function evaluateAlerts(ctx: Context): Promise<AlertEvaluation> {
  const budgets = await listBudgets(ctx)
  const findings = await findAnomalies(ctx, {}, 'billed')
  const gates = await gatesOf(ctx, {})
  const anomalies = (findings?.anomalies ?? []).filter((anomaly) => passes(anomaly, gates))
  const currency = await reportingCurrency(ctx.database)
  const drafts = [
    ...budgets.flatMap(budgetAlerts),
    ...(findings === null ? [] : anomalyAlerts(anomalies, findings.complete.through, currency)),
  ]
  const created: Alert[] = []
  let deliveries_queued = 0
  for (const draft of drafts) {
    const anomaly = anomalies.find(({ id }) => id === draft.anomaly_id)
    const raised = await raise(ctx, draft, anomaly)
    if (raised === null) continue
    created.push(raised.alert)
    deliveries_queued += raised.deliveries
  }
  return { created, deliveries_queued }
}

/** Null where it was raised before. */
async function raise(ctx: Context, draft: AlertDraft, anomaly: Anomaly | undefined) {
  const known = await ctx.database('alerts').where({ occasion: draft.occasion }).first('id')
  if (known !== undefined) return null
  return ctx.database.transaction(async (transaction) => {
    const alert = await insertOnce(transaction, draft, ctx.clock.now())
    if (alert === null) return null
    // Written down, an anomaly keeps its id when the next days move its ends.
    if (anomaly !== undefined) await storeAnomaly(transaction, anomaly, ctx.clock.now())
    return { alert, deliveries: await queueDeliveries(transaction, alert, ctx.clock.now()) }
  })
}

async function insertOnce(transaction: Knex, draft: AlertDraft, now: string): Promise<Alert | null> {
  const [row] = await transaction('alerts')
    .insert({ ...draft, created_at: now, acknowledged_at: null, acknowledge_note: null })
    .onConflict('occasion')
    .ignore()
    .returning('*')
  if (row === undefined) return null
  const { occasion: _occasion, ...alert } = row
  return alert
}
