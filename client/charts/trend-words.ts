import type { OverviewDay } from '../../shared/overview.ts'
import { formatDay, formatDayRange } from '../ui/format-day.ts'
import { severityNames } from './anomaly-words.ts'
import type { MarkCluster } from './mark-clusters.ts'
import { formatCost } from '../ui/format-amount.ts'

/** What a mark stands for, for those who do not see it. */
export function markWords({ range, anomalyIds, severity }: MarkCluster): string {
  const count = anomalyIds.length
  const what = count === 1 ? '1 anomaly' : `${count} anomalies, the worst`
  return `${formatDayRange(range)}: ${what} ${severityNames[severity].toLowerCase()}`
}

/** The trend in a sentence. */
export function trendLabel(days: readonly OverviewDay[]): string {
  const [first] = days
  const last = days.findLast((day) => day.is_complete && day.actual !== null)
  const end = days.at(-1)
  if (first === undefined || end === undefined) return 'There is no trend yet.'
  const known =
    last === undefined || last.actual === null
      ? 'no day is complete yet'
      : `${formatCost(last.actual)} on ${formatDay(last.date)}, the last complete day`
  const heading =
    end.expected === null ? '' : `; ${formatCost(end.expected)} expected on ${formatDay(end.date)}`
  return `Daily cost from ${formatDay(first.date)}: ${known}${heading}.`
}

/** The figures of one day, by name. */
export function dayFigures(day: OverviewDay): (readonly [name: string, value: string])[] {
  const { actual, is_complete, expected, lower_80, upper_80, anomaly_ids } = day
  return [
    ...(actual === null ? [] : [[is_complete ? 'Cost' : 'Cost so far', formatCost(actual)] as const]),
    ...(expected === null ? [] : [['Expected', formatCost(expected)] as const]),
    ...(lower_80 === null || upper_80 === null
      ? []
      : [['8 in 10 cases', `${formatCost(lower_80)} – ${formatCost(upper_80)}`] as const]),
    ...(anomaly_ids.length === 0 ? [] : [['Anomalies', String(anomaly_ids.length)] as const]),
  ]
}

/** That a chart does not show all of the band; null where it does. */
export function cutBandWords(
  cutBand: { readonly lower: number; readonly upper: number } | null,
): string | null {
  if (cutBand === null) return null
  return `The range of 8 in 10 cases is wider than the chart: a day may cost from ${formatCost(cutBand.lower)} to ${formatCost(cutBand.upper)}.`
}
