import type { Anomaly } from '../../shared/anomaly.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { listOf, needsCharges, type CostFilter } from '../costs/cost-filter.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'

/**
 * Anomalies that closed by themselves because their costs were restated or removed, as they were when they were last
 * stored; those that nobody was told of and nobody decided on are not kept.
 *
 * @param filter one below the service is not asked of them, since nothing is left to ask.
 */
export async function closedAnomalies(
  { database }: Context,
  filter: CostFilter,
  range: DayRange,
): Promise<Anomaly[]> {
  if (needsCharges(filter)) return []
  const rows = await database('stored_anomalies')
    .whereNotNull('gone_at')
    .whereNotNull('snapshot')
    .where('first_seen', '<=', range.end_date)
    .where('last_seen', '>=', range.start_date)
    .select('*')
  return rows.filter((row) => isAsked(row, filter)).map(toAnomaly)
}

function isAsked(row: StoredAnomalyRow, { cloud_provider, service_name }: CostFilter): boolean {
  return (
    (cloud_provider === undefined || listOf(cloud_provider).includes(row.cloud_provider)) &&
    (service_name === undefined || listOf(service_name).includes(row.service_name))
  )
}

function toAnomaly({ snapshot, closed_state, closed_reason, gone_at, note }: StoredAnomalyRow): Anomaly {
  return {
    ...JSON.parse(snapshot ?? '{}'),
    is_ongoing: false,
    status: 'resolved',
    note,
    closed: { state: closed_state ?? 'vanished', reason: closed_reason ?? '', at: gone_at ?? '' },
  }
}
