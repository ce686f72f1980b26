import type { Alert, AlertEvaluation } from '../../shared/alert.ts'
import type { Context } from '../context.ts'
import { costsVersion } from '../database/data-version.ts'
import type { ProcedureCall } from '../procedures/procedure-call.ts'
import { raiseAlert } from './raise-alert.ts'
import { resolveAlert } from './resolve-alert.ts'
import { alertSources } from './sources/index.ts'

const stateName = 'alerts_evaluated_for'

/**
 * Looks at everything that alerts come from: closes the alerts whose cause is gone, raises those that are new, and
 * queues both for the webhooks. Whatever is open is not raised again, also when several processes do this at once.
 */
export async function evaluateAlerts(ctx: Context): Promise<AlertEvaluation> {
  // What changes while this looks is looked at next time.
  const value = await stateOf(ctx)
  const created: Alert[] = []
  const resolved: Alert[] = []
  let deliveries_queued = 0
  for (const source of alertSources) {
    const unresolved = await ctx
      .database('alerts')
      .whereNull('resolved_at')
      .whereIn('kind', source.kinds)
      .orderBy('id')
    const findings = await source.look(ctx, unresolved)
    for (const alert of unresolved) {
      const reason = findings.endOf(alert)
      const told = reason === null ? null : await resolveAlert(ctx, alert, reason)
      if (told === null) continue
      resolved.push(told.alert)
      deliveries_queued += told.deliveries
    }
    for (const draft of findings.drafts) {
      const told = await raiseAlert(ctx, draft)
      if (told === null) continue
      created.push(told.alert)
      deliveries_queued += told.deliveries
    }
  }
  await ctx.database('insight_state').insert({ name: stateName, value }).onConflict('name').merge()
  return { created, resolved, deliveries_queued }
}

/** Has alerts evaluated by the thread that computes, where there is one. */
export async function evaluateAside(ctx: Context): Promise<void> {
  if (ctx.procedures === undefined) await evaluateAlerts(ctx)
  else await ctx.procedures.call(evaluation(ctx))
}

function evaluation({ clock }: Context): ProcedureCall {
  const day = clock.today()
  return { type: 'mutation', path: 'alerts.evaluate', input: '', day, requestId: '', caller: 'server' }
}

/** Evaluates alerts where the day or any cost is another than last time, by whichever process that was changed. */
export async function bringAlertsUpToDate(ctx: Context): Promise<void> {
  if (await areAlertsDue(ctx)) await evaluateAside(ctx)
}

/** Whether anything has changed since alerts were evaluated, by whichever process. */
export async function areAlertsDue(ctx: Context): Promise<boolean> {
  const last = await ctx.database('insight_state').where({ name: stateName }).first('value')
  return last?.value !== (await stateOf(ctx))
}

async function stateOf(ctx: Context): Promise<string> {
  return JSON.stringify([ctx.clock.today(), await costsVersion(ctx.database)])
}
