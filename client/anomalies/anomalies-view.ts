import { z } from 'zod'
import { anomalyKinds, anomalyStatuses, severities } from '../../shared/anomaly-terms.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { AnomalyQuery } from '../../shared/anomaly-query.ts'
import { isDay } from '../../shared/calendar-day.ts'
import { subjectWords } from '../charts/anomaly-words.ts'
import { providerChoices } from '../ui/provider-choices.ts'

export const statusFilters = [...anomalyStatuses, 'all'] as const
export const kindFilters = ['all', ...anomalyKinds] as const
export const severityFilters = ['all', ...severities] as const
export const orders = ['newest', 'dearest'] as const
export const rangeFilters = ['last_30_days', 'last_90_days', 'all_data'] as const

const DayOrNone = z.string().refine(isDay).or(z.literal('')).catch('')

/** What the page shows; all of it stands in the address. */
export const AnomaliesView = z.object({
  status: z.enum(statusFilters).catch('open'),
  provider: z.enum(providerChoices).catch('all'),
  kind: z.enum(kindFilters).catch('all'),
  severity: z.enum(severityFilters).catch('all'),
  preset: z.enum(rangeFilters).catch('last_90_days'),
  /** Two days instead of a preset; both or neither. */
  start_date: DayOrNone,
  end_date: DayOrNone,
  order: z.enum(orders).catch('newest'),
  /** Only those whose subject has this text in it. */
  find: z.string().catch(''),
  /** The one that is looked at. */
  id: z.string().catch(''),
})
export type AnomaliesView = z.infer<typeof AnomaliesView>

/** Whether the address names days of its own. */
export function hasOwnDays({ start_date, end_date }: AnomaliesView): boolean {
  return start_date !== '' && end_date !== '' && start_date <= end_date
}

/** The question that a view asks the server. */
export function anomalyQuery(view: AnomaliesView): AnomalyQuery {
  const { status, provider, preset, start_date, end_date } = view
  return {
    metric: 'billed',
    ...(status === 'all' ? {} : { status }),
    ...(provider === 'all' ? {} : { cloud_provider: provider }),
    ...(hasOwnDays(view) ? { start_date, end_date } : preset === 'all_data' ? {} : { preset }),
  }
}

/** The anomalies of an answer that a view shows, in its order. One that is looked at comes first. */
export function shownAnomalies(
  anomalies: readonly Anomaly[],
  { kind, severity, id, order, find }: AnomaliesView,
): Anomaly[] {
  const wanted = find.trim().toLowerCase()
  const shown = anomalies.filter(
    (anomaly) =>
      (kind === 'all' || anomaly.kind === kind) &&
      (severity === 'all' || anomaly.severity === severity) &&
      subjectWords(anomaly).toLowerCase().includes(wanted),
  )
  if (order === 'dearest') shown.sort((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
  return [...shown.filter((anomaly) => anomaly.id === id), ...shown.filter((anomaly) => anomaly.id !== id)]
}
