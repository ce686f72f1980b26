import type { Anomaly } from '../../shared/anomaly.ts'
import type { AnomalyKind, AnomalyStatus } from '../../shared/anomaly-terms.ts'
import { formatChange, formatDifference, formatPercent } from '../ui/format-amount.ts'
import { formatDay, formatDayRange } from '../ui/format-day.ts'

export const kindNames = {
  spike: 'Spike',
  drop: 'Drop',
  step: 'Step',
  slow_rise: 'Slow rise',
  new: 'New',
  revived: 'Revived',
  gone: 'Gone',
} as const satisfies Record<AnomalyKind, string>

export const severityNames = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' } as const

export const statusNames = {
  open: 'Open',
  expected: 'Expected',
  resolved: 'Resolved',
} as const satisfies Record<AnomalyStatus, string>

/** Whose cost is odd: `AWS / EC2 / production`. */
export function subjectWords({ cloud_provider, service_name, account }: Anomaly): string {
  return [cloud_provider, service_name, ...(account === null ? [] : [account])].join(' / ')
}

/** Its shape and days: `Spike, Nov 10 – 11, 2026`, with where a slow one began. */
export function whenWords({ kind, began, first_seen, last_seen, is_ongoing }: Anomaly): string {
  const days = formatDayRange({ start_date: first_seen, end_date: last_seen })
  const start = began < first_seen ? `, began about ${formatDay(began)}` : ''
  return `${kindNames[kind]}, ${days}${start}${is_ongoing ? ', still going on' : ', over'}`
}

/** The difference in money and percent: `+$143.10 (+47.7%)`. */
export function impactWords({ impact, percent }: Anomaly): string {
  const change = percent === null ? 'out of nothing' : formatChange(percent)
  return `${formatDifference(impact)} (${change})`
}

/** Where the difference comes from, one level down, in a sentence. */
export function driverWords({ driver, cloud_provider }: Anomaly): string {
  if (driver === null) return `The bills of ${cloud_provider} tell no more than the service.`
  const dimension = driver.dimension.replaceAll('_', ' ')
  return `${driver.name} (${dimension}): ${formatDifference(driver.impact)}, ${formatPercent(driver.percentage)} of the difference`
}
