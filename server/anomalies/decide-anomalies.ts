import type { Anomaly } from '../../shared/anomaly.ts'
import type { AnomalyDecision, AnomalyDecisions } from '../../shared/anomaly-decision.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { findAnomalies } from './find-anomalies.ts'
import { storeAnomaly } from './store-anomaly.ts'

/**
 * Keeps what people made of an anomaly, so that it is known when the anomaly is found again.
 *
 * @throws BillowError NOT_FOUND where no such anomaly is found under either metric.
 */
export async function decideAnomaly(ctx: Context, { id, ...decision }: AnomalyDecision): Promise<Anomaly> {
  const [decided] = await decideAnomalies(ctx, { ids: [id], ...decision })
  if (decided === undefined) throw unknownAnomaly([id])
  return decided
}

/**
 * The same of several anomalies, all or none.
 *
 * @throws BillowError NOT_FOUND where one of them is not found under either metric.
 */
export async function decideAnomalies(
  ctx: Context,
  { ids, status, note, covers = 'this', covers_until }: AnomalyDecisions,
): Promise<Anomaly[]> {
  const now = ctx.clock.now()
  const anomalies = await findAll(ctx, [...new Set(ids)])
  const decided = anomalies.map((anomaly) => ({
    ...anomaly,
    status,
    note: note ?? anomaly.note,
    decided_at: now,
    covers,
    covers_until: covers_until ?? null,
    covered_by: null,
  }))
  const store = async (transaction: Parameters<typeof storeAnomaly>[0]) => {
    for (const anomaly of decided) await storeAnomaly(transaction, anomaly, now)
  }
  await changeData(ctx.database, store, 'records')
  return decided
}

async function findAll(ctx: Context, ids: readonly string[]): Promise<Anomaly[]> {
  const found = new Map<string, Anomaly>()
  for (const metric of ['billed', 'effective'] as const) {
    if (ids.every((id) => found.has(id))) break
    for (const anomaly of (await findAnomalies(ctx, {}, metric))?.anomalies ?? [])
      if (!found.has(anomaly.id)) found.set(anomaly.id, anomaly)
  }
  const unknown = ids.filter((id) => !found.has(id))
  if (unknown.length > 0) throw unknownAnomaly(unknown)
  return ids.flatMap((id) => found.get(id) ?? [])
}

function unknownAnomaly(ids: readonly string[]): BillowError {
  return new BillowError(
    'NOT_FOUND',
    `There is no anomaly ${ids.join(', ')}. GET /anomalies lists those that are found now.`,
  )
}
