import type { Knex } from 'knex'
import type { Anomaly, AnomalyDecision } from '../../shared/anomaly.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { findAnomalies } from './find-anomalies.ts'

/**
 * Keeps what people made of an anomaly, so that it is known when the anomaly is found again.
 *
 * @throws BillowError NOT_FOUND where no such anomaly is found under either metric.
 */
export async function decideAnomaly(ctx: Context, decision: AnomalyDecision): Promise<Anomaly> {
  const anomaly = await findAnomaly(ctx, decision.id)
  const decided = {
    ...anomaly,
    status: decision.status,
    note: decision.note ?? anomaly.note,
    decided_at: ctx.clock.now(),
  }
  await changeData(
    ctx.database,
    (transaction) => storeAnomaly(transaction, decided, ctx.clock.now()),
    'records',
  )
  return decided
}

async function findAnomaly(ctx: Context, id: string): Promise<Anomaly> {
  for (const metric of ['billed', 'effective'] as const) {
    const findings = await findAnomalies(ctx, {}, metric)
    const anomaly = findings?.anomalies.find((candidate) => candidate.id === id)
    if (anomaly !== undefined) return anomaly
  }
  throw new BillowError(
    'NOT_FOUND',
    `There is no anomaly ${id}. GET /anomalies lists those that are found now.`,
  )
}

/** Writes an anomaly down, or brings what is written up to date. */
export async function storeAnomaly(database: Knex, anomaly: Anomaly, now: string): Promise<void> {
  const { id, cloud_provider, service_name, account, direction, first_seen, last_seen } = anomaly
  const { status, note, decided_at } = anomaly
  await database('stored_anomalies')
    .insert({
      id,
      cloud_provider,
      service_name,
      account: account ?? '',
      direction,
      first_seen,
      last_seen,
      status,
      note,
      decided_at,
      created_at: now,
      gone_at: null,
    })
    .onConflict('id')
    .merge(['first_seen', 'last_seen', 'status', 'note', 'decided_at', 'gone_at'])
}
