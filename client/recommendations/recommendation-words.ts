import { addDays, type Day, type DayRange } from '../../shared/period.ts'
import type { EvidenceFigure, MonthlySaving, Recommendation } from '../../shared/recommendation.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { pageCurrency } from '../ui/page-currency.ts'
import { formatDay } from '../ui/format-day.ts'

export const stateNames = { open: 'Open', dismissed: 'Dismissed', snoozed: 'Snoozed', done: 'Done' } as const
export const stateTones = { dismissed: 'neutral', snoozed: 'neutral', done: 'good' } as const

export const confidenceTones = { low: 'neutral', medium: 'warning', high: 'good' } as const

/** A figure with its unit: `$212.50`, `28.0%`, `56 days`. */
export function figureWords({ value, unit }: Pick<EvidenceFigure, 'value' | 'unit'>): string {
  if (unit === pageCurrency()) return formatCost(value)
  if (unit === 'percent') return formatPercent(value)
  const number = value.toLocaleString('en-US', { maximumFractionDigits: 2 })
  return `${number} ${value === 1 && unit === 'days' ? 'day' : unit}`
}

/** A saving with its range: `$180.00 – $380.00`, once where both are one. */
export function rangeWords({ low, high }: MonthlySaving): string {
  const [least, most] = [formatCost(low), formatCost(high)]
  return least === most ? least : `${least} – ${most}`
}

/** What was decided, and why, in a sentence. */
export function decisionWords({ state, reason, snoozed_until }: Recommendation): string {
  const until = snoozed_until === null ? '' : ` until ${formatDay(snoozed_until)}`
  return `${stateNames[state]}${until}${reason === null || reason === '' ? '.' : `: ${reason}`}`
}

const daysShown = 60

/** The days that the explorer shows of what a recommendation is about. */
export function daysShownUntil(today: Day): DayRange {
  return { start_date: addDays(today, -daysShown), end_date: today }
}

/** How many resources there are, and that not all are listed. */
export function resourcesWords({ resource_count, resources }: Recommendation): string {
  const noun = resource_count === 1 ? 'resource' : 'resources'
  return resources.length < resource_count
    ? `${resource_count} ${noun}, the ${resources.length} dearest of them`
    : `${resource_count} ${noun}`
}
