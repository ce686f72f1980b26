import type { Anomaly, AnomalyPart } from '../../shared/anomaly.ts'
import type {
  AnomalyCover,
  AnomalyDimension,
  AnomalyKind,
  AnomalyStatus,
} from '../../shared/anomaly-terms.ts'
import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import { formatChange, formatCost, formatDifference, formatPercent } from '../ui/format-amount.ts'
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

const dimensionNames = {
  service: 'service',
  account: 'account',
  region: 'region',
  usage_type: 'usage type',
  resource_group: 'resource group',
  charge_kind: 'kind',
  billing_account: 'billing account',
} as const satisfies Record<AnomalyDimension, string>

type Scope = Pick<AnomalyPart, 'service_name' | 'dimension' | 'name'>

/** Which line of a provider's costs: `EC2 / account production`. */
function scopeWords({ service_name, dimension, name }: Scope): string {
  if (dimension === 'service') return name
  const shown = dimension === 'charge_kind' && isChargeKind(name) ? kindLabel(name) : name
  return [...(service_name === null ? [] : [service_name]), `${dimensionNames[dimension]} ${shown}`].join(
    ' / ',
  )
}

/** Whose cost is odd: `AWS / EC2 / account production`. */
export function subjectWords(anomaly: Anomaly): string {
  return `${anomaly.cloud_provider} / ${scopeWords(anomaly)}`
}

/** Its shape and days: `Spike, Nov 10 – 11, 2026`, with where a slow one began. */
export function whenWords({ kind, began, first_seen, last_seen, is_ongoing }: Anomaly): string {
  const comesOrGoes = kind === 'new' || kind === 'revived' || kind === 'gone'
  if (comesOrGoes && is_ongoing) return `${kindNames[kind]} since ${formatDay(began)}, still going on`
  const days = formatDayRange({ start_date: first_seen, end_date: last_seen })
  const start = began < first_seen ? `, began about ${formatDay(began)}` : ''
  return `${kindNames[kind]}, ${days}${start}${is_ongoing ? ', still going on' : ', over'}`
}

/** What it has cost in money and percent: `+$143.10 (+47.7%)`. */
export function impactWords({ impact, percent }: Anomaly): string {
  const change = percent === null ? 'out of nothing' : formatChange(percent)
  return `${formatDifference(impact)} (${change})`
}

/** What it costs if it goes on: `+$1,340.00 a month`; null where it is over. */
export function monthlyWords({ monthly_impact }: Anomaly): string | null {
  return monthly_impact === null ? null : `${formatDifference(monthly_impact)} a month`
}

/** Where else the same change shows: `usage type NatGateway +$120.50`, with the service where it is another. */
export function partWords(part: AnomalyPart, { service_name }: Pick<Anomaly, 'service_name'>): string {
  const isOwn = part.dimension !== 'service' && part.service_name === service_name
  const word = part.kind === 'spike' || part.kind === 'drop' ? '' : ` (${kindNames[part.kind].toLowerCase()})`
  return `${scopeWords(isOwn ? { ...part, service_name: null } : part)}${word} ${formatDifference(part.impact)}`
}

/** Where the difference comes from, one level down, in a sentence. */
export function driverWords({ driver, cloud_provider, dimension }: Anomaly): string {
  if (driver === null)
    return dimension === 'service'
      ? `The bills of ${cloud_provider} tell no more than the service.`
      : 'Nothing below it stands out.'
  const level = driver.dimension.replaceAll('_', ' ')
  return `${driver.name} (${level}): ${formatDifference(driver.impact)}, ${formatPercent(driver.percentage)} of the difference`
}

/** What the days of an anomaly show, for those who do not see the chart. */
export function chartWords({ chart, actual, expected, began, through }: Anomaly): string {
  const days = formatDayRange({ start_date: began, end_date: through })
  return `${chart.actual.length} days around it: ${formatCost(actual)} from ${days} instead of ${formatCost(expected)}`
}

/** What else a decision covers, as a choice. */
export const coverNames = {
  this: 'Only this',
  until: 'Its kind until a day',
  monthly: 'Its kind every month',
  service: 'Its kind for this service for good',
} as const satisfies Record<AnomalyCover, string>

/** What a decision covers beside the anomaly itself; null for nothing. */
export function coverWords({ covers, covers_until, covered_by }: Anomaly): string | null {
  if (covered_by !== null) return 'expected with an earlier one of its kind'
  if (covers === 'until' && covers_until !== null) return `its kind until ${formatDay(covers_until)}`
  return covers === 'this' ? null : coverNames[covers].replace(/^I/, 'i')
}
