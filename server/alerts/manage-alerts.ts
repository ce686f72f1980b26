import type { Acknowledgement, Alert, AlertsQuery } from '../../shared/alert.ts'
import type { Context } from '../context.ts'
import type { AlertRow } from '../database/insight-tables.ts'
import { BillowError } from '../errors.ts'

/** Alerts, newest first. */
export async function listAlerts({ database }: Context, query: AlertsQuery): Promise<Alert[]> {
  const alerts = database('alerts').select('*').orderBy('id', 'desc').limit(query.limit)
  if (query.kind !== undefined) alerts.where({ kind: query.kind })
  if (query.status === 'open') alerts.whereNull('acknowledged_at')
  if (query.status === 'acknowledged') alerts.whereNotNull('acknowledged_at')
  return (await alerts).map(toAlert)
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
  await database('alerts').where({ id }).update(changes)
  return toAlert({ ...known, ...changes })
}

function toAlert({ occasion: _occasion, ...alert }: AlertRow): Alert {
  return alert
}
