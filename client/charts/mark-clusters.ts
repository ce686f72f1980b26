import { severities, type Severity } from '../../shared/anomaly-terms.ts'
import type { OverviewDay } from '../../shared/overview.ts'
import type { DayRange } from '../../shared/period.ts'

/** Anomalies that are marked as one. */
export type MarkCluster = {
  readonly range: DayRange
  readonly anomalyIds: readonly string[]
  readonly severity: Severity
  /** The index of its worst day. */
  readonly index: number
}

/**
 * The marks of a trend. Those too near to be told apart by a finger become one, which stands on the worst of its days.
 *
 * @param daysApart how many days two marks are apart at least.
 */
export function markClusters(days: readonly OverviewDay[], daysApart: number): MarkCluster[] {
  const clusters: MarkCluster[] = []
  for (const [index, { date, anomaly_ids, severity }] of days.entries()) {
    if (severity === null || anomaly_ids.length === 0) continue
    const one: MarkCluster = {
      range: { start_date: date, end_date: date },
      anomalyIds: anomaly_ids,
      severity,
      index,
    }
    const last = clusters.at(-1)
    if (last === undefined || index - firstIndex(last, days) >= daysApart) clusters.push(one)
    else clusters[clusters.length - 1] = joined(last, one)
  }
  return clusters
}

function firstIndex({ range }: MarkCluster, days: readonly OverviewDay[]): number {
  return days.findIndex(({ date }) => date === range.start_date)
}

function joined(one: MarkCluster, other: MarkCluster): MarkCluster {
  const worse = severities.indexOf(other.severity) > severities.indexOf(one.severity) ? other : one
  return {
    range: { start_date: one.range.start_date, end_date: other.range.end_date },
    anomalyIds: [...new Set([...one.anomalyIds, ...other.anomalyIds])],
    severity: worse.severity,
    index: worse.index,
  }
}
