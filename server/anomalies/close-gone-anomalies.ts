import type { Knex } from 'knex'
import type { Anomaly } from '../../shared/anomaly.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { historyDays } from './find-anomalies.ts'

/** Days whose anomalies come and go because the first days of the history are learnt from. */
const unsureDays = 60

/**
 * Marks stored anomalies that are not found any more as gone, and opens those again that are. What people decided
 * stays, so that it holds when the costs come back.
 *
 * @param found the anomalies of all costs.
 * @returns the ids of all that are gone.
 */
export async function closeGoneAnomalies(
  { database, clock }: Context,
  found: readonly Anomaly[],
): Promise<string[]> {
  const present = new Set(found.map(({ id }) => id))
  // What lies so far back that it is not looked at any more is not gone.
  const since = addDays(clock.today(), unsureDays - historyDays)
  const stored = await database('stored_anomalies').where('last_seen', '>=', since).select('*')
  const gone = stored.filter(({ id }) => !present.has(id))
  const closing = gone.filter(({ status, gone_at }) => status === 'open' && gone_at === null)
  const opening = stored.filter(({ id, gone_at }) => present.has(id) && gone_at !== null)
  const resolved = { status: 'resolved', gone_at: clock.now() } as const
  const open = { status: 'open', gone_at: null } as const
  const change = async (transaction: Knex.Transaction) => {
    for (const { id } of closing) await transaction('stored_anomalies').where({ id }).update(resolved)
    for (const { id } of opening) await transaction('stored_anomalies').where({ id }).update(open)
  }
  if (closing.length + opening.length > 0) await changeData(database, change, 'records')
  return gone.map(({ id }) => id)
}
