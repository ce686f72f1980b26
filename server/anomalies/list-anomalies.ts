import type { AnomaliesResponse } from '../../shared/anomaly-answers.ts'
import type { Anomaly, AnomalyDriver } from '../../shared/anomaly.ts'
import type { AnomalyGates, AnomalyQuery } from '../../shared/anomaly-query.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { currencySentences } from '../../shared/currency.ts'
import { intersection } from '../../shared/period.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { resolveRange } from '../costs/resolve-range.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { closedAnomalies } from './closed-anomalies.ts'
import { findAnomalies } from './find-anomalies.ts'
import { findDriver } from './find-driver.ts'

const mostDrivers = 20

/**
 * Anomalies that touch a range and pass the gates: beyond the noise of their series, far enough off in percent, and
 * dear enough. Days that are not complete are never judged.
 */
export async function listAnomalies(ctx: Context, query: AnomalyQuery): Promise<AnomaliesResponse> {
  const gates = await gatesOf(ctx, query)
  const { metric } = query
  const range = await resolveRange(ctx, query)
  const findings = range === null ? null : await findAnomalies(ctx, filterOf(query), metric)
  const closed = range === null ? [] : await closedAnomalies(ctx, filterOf(query), range)
  const anomalies = [...(findings?.anomalies ?? []), ...closed]
    .filter((anomaly) => passes(anomaly, gates))
    .filter((anomaly) => range !== null && intersection(range, daysOf(anomaly)) !== null)
    .filter((anomaly) => query.status === undefined || anomaly.status === query.status)
    .sort(newestFirst)
  const currencies = await currencyFigures(ctx, filterOf(query), range, metric)
  return {
    range,
    complete_through: findings?.complete.through ?? null,
    gates,
    anomalies: await withDrivers(ctx, anomalies, metric),
    open_count: anomalies.filter(({ status }) => status === 'open').length,
    ...currencies,
    notes: [
      ...(await nearestServiceNotes(ctx, query.service_name)),
      ...(findings === null ? ['No cost matches, so nothing could be judged.'] : []),
      ...currencySentences(currencies),
    ],
  }
}

/** The cost filter alone: whatever filters there are, without what else a question says. */
function filterOf(query: AnomalyQuery): CostFilter {
  const {
    threshold_percent: _threshold,
    min_impact: _impact,
    status: _status,
    metric: _metric,
    ...rest
  } = query
  const { start_date: _start, end_date: _end, preset: _preset, ...filter } = rest
  return filter
}

/** The dearest of many are told with what drives them. */
async function withDrivers(ctx: Context, anomalies: readonly Anomaly[], metric: Metric): Promise<Anomaly[]> {
  const dearest = anomalies
    .toSorted((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
    .slice(0, mostDrivers)
  const drivers = new Map<string, AnomalyDriver | null>()
  for (const anomaly of dearest) drivers.set(anomaly.id, await findDriver(ctx, anomaly, metric))
  return anomalies.map((anomaly) => ({ ...anomaly, driver: drivers.get(anomaly.id) ?? null }))
}

/** The gates of a question, the settings where it leaves them out. */
export async function gatesOf(
  ctx: Context,
  query: Pick<AnomalyQuery, 'threshold_percent' | 'min_impact'>,
): Promise<AnomalyGates> {
  const settings = await insightSettings(ctx)
  return {
    threshold_percent: query.threshold_percent ?? settings.anomaly_threshold_percent,
    min_impact: query.min_impact ?? settings.anomaly_min_impact,
  }
}

/** Whether an anomaly is far enough off and dear enough; out of nothing is always far. */
export function passes({ percent, impact }: Anomaly, gates: AnomalyGates): boolean {
  const isFar = percent === null || Math.abs(percent) >= gates.threshold_percent
  return isFar && Math.abs(impact) >= gates.min_impact
}

/** What goes on touches every day up to the last that counts. */
function daysOf({ first_seen, last_seen, through, is_ongoing }: Anomaly) {
  return { start_date: first_seen, end_date: is_ongoing && through > last_seen ? through : last_seen }
}

export function newestFirst(one: Anomaly, other: Anomaly): number {
  return other.last_seen.localeCompare(one.last_seen) || Math.abs(other.impact) - Math.abs(one.impact)
}
