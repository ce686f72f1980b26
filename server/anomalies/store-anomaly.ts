import type { Knex } from 'knex'
import type { Anomaly } from '../../shared/anomaly.ts'

/** Writes an anomaly down, or brings what is written up to date. */
export async function storeAnomaly(database: Knex, anomaly: Anomaly, now: string): Promise<void> {
  const { id, cloud_provider, service_name, account, dimension, name, kind, direction } = anomaly
  const { first_seen, last_seen, status, note, decided_at, covers, covers_until } = anomaly
  const line = { cloud_provider, service_name: service_name ?? '', account: account ?? '', dimension, name }
  await database('stored_anomalies')
    .insert({
      id,
      ...line,
      kind,
      direction,
      first_seen,
      last_seen,
      status,
      note,
      decided_at,
      covers,
      covers_until,
      created_at: now,
      gone_at: null,
      closed_state: null,
      closed_reason: null,
      snapshot: JSON.stringify(anomaly),
    })
    .onConflict('id')
    .merge([
      'first_seen',
      'last_seen',
      'kind',
      'status',
      'note',
      'decided_at',
      'covers',
      'covers_until',
      'gone_at',
      'closed_state',
      'closed_reason',
      'snapshot',
    ])
}
