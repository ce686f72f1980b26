import type { Knex } from 'knex'
import type { Acknowledgement, Alert, AlertsQuery } from '../../shared/alert.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import type { AlertRow } from '../database/insight-tables.ts'
import { BillowError } from '../errors.ts'
import { bringAlertsUpToDate } from './evaluate-alerts.ts'
import { toAlert } from './to-alert.ts'

/** Alerts as the costs call for them now, newest first. */
export async function listAlerts(ctx: Context, query: AlertsQuery): Promise<Alert[]> {
  await bringAlertsUpToDate(ctx)
  const alerts = ctx.database('alerts').select('*').orderBy('id', 'desc').limit(query.limit)
  if (query.kind !== undefined) alerts.where({ kind: query.kind })
  if (query.status !== undefined) inState[query.status](alerts)
  return (await alerts).map(toAlert)
}

/** How many alerts nobody took notice of and whose cause is there. */
export async function countOpenAlerts(ctx: Context): Promise<number> {
  await bringAlertsUpToDate(ctx)
  const row: { open?: number | string } | undefined = await inState
    .open(ctx.database('alerts'))
    .count({ open: '*' })
    .first()
  return Number(row?.open ?? 0)
}

type AlertRows = Knex.QueryBuilder<AlertRow>

const inState: Record<Alert['state'], (alerts: AlertRows) => AlertRows> = {
  open: (alerts) => alerts.whereNull('resolved_at').whereNull('acknowledged_at'),
  acknowledged: (alerts) => alerts.whereNull('resolved_at').whereNotNull('acknowledged_at'),
  resolved: (alerts) => alerts.whereNotNull('resolved_at'),
}

/**
 * Marks an alert as noticed; a second time changes the note only.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function acknowledgeAlert(
  { database, clock }: Context,
  { id, note }: Acknowledgement,
): Promise<Alert> {
  const known = await database('alerts').where({ id }).first()
  if (known === undefined) throw new BillowError('NOT_FOUND', `There is no alert with id ${id}.`)
  const changes = {
    acknowledged_at: known.acknowledged_at ?? clock.now(),
    acknowledge_note: note ?? known.acknowledge_note,
  }
  await changeData(database, (transaction) => transaction('alerts').where({ id }).update(changes), 'records')
  return toAlert({ ...known, ...changes })
}
