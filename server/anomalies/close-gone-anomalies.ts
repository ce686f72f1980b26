import type { Knex } from 'knex'
import type { Anomaly, AnomalyClosed } from '../../shared/anomaly.ts'
import { moneyIn, sumMoney } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { changeData } from '../database/data-version.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { historyDays } from './lines/lines-to-judge.ts'
import { isSame } from './match-stored.ts'

/** Days whose anomalies come and go because the first days of the history are learnt from. */
const unsureDays = 60

type Reason = Omit<AnomalyClosed, 'at'>

/**
 * Marks stored anomalies that are not found any more as gone, with the reason, and opens those again that are found.
 * What people decided stays, so that it holds when the costs come back.
 *
 * @param found the anomalies of all costs.
 * @returns why each that is gone is, by its id.
 */
export async function closeGoneAnomalies(
  ctx: Context,
  found: readonly Anomaly[],
): Promise<Map<string, string>> {
  const { database, clock } = ctx
  const present = new Set(found.map(({ id }) => id))
  // What lies so far back that it is not looked at any more is not gone.
  const since = addDays(clock.today(), unsureDays - historyDays)
  const stored = await database('stored_anomalies').where('last_seen', '>=', since).select('*')
  const gone = stored.filter(({ id }) => !present.has(id))
  const reasons = new Map<string, Reason>()
  for (const row of gone) reasons.set(row.id, await reasonOf(ctx, row, found))
  const closing = gone.filter(({ status, gone_at }) => status === 'open' && gone_at === null)
  const opening = stored.filter(({ id, gone_at }) => present.has(id) && gone_at !== null)
  const change = async (transaction: Knex.Transaction) => {
    for (const { id } of closing)
      await transaction('stored_anomalies')
        .where({ id })
        .update({
          status: 'resolved',
          gone_at: clock.now(),
          closed_state: reasons.get(id)?.state ?? null,
          closed_reason: reasons.get(id)?.reason ?? null,
        })
    for (const { id } of opening)
      await transaction('stored_anomalies')
        .where({ id })
        .update({ status: 'open', gone_at: null, closed_state: null, closed_reason: null })
  }
  if (closing.length + opening.length > 0) await changeData(database, change, 'records')
  return new Map([...reasons].map(([id, { reason }]) => [id, reason]))
}

/** Why an anomaly is not found any more, by what its days cost now. */
async function reasonOf(ctx: Context, row: StoredAnomalyRow, found: readonly Anomaly[]): Promise<Reason> {
  // Once closed it stays told why.
  if (row.closed_state !== null && row.closed_reason !== null)
    return { state: row.closed_state, reason: row.closed_reason }
  const other = found.find((anomaly) => isSame(anomaly, row))
  if (other !== undefined)
    return { state: 'merged', reason: `It is told with anomaly ${other.id}, which has the same cause.` }
  const { cloud_provider, service_name, account, first_seen, last_seen } = row
  const filter = {
    cloud_provider,
    ...(service_name === '' ? {} : { service_name }),
    ...(account === '' ? {} : { account }),
  }
  const range = { start_date: first_seen, end_date: last_seen }
  const [now] = await dailySeries(ctx, filter, range, [], 'billed')
  if (now === undefined) return { state: 'vanished', reason: 'The costs of those days were removed.' }
  const money = moneyIn(await reportingCurrency(ctx.database))
  return {
    state: 'restated',
    reason: `The costs of those days changed to ${money(sumMoney(now.values))} in all; they are not odd any more.`,
  }
}
