import type { Anomaly } from '../../shared/anomaly.ts'
import type { Severity } from '../../shared/anomaly-terms.ts'

/** The least part of a month of all spend, in order. */
const parts = [
  ['critical', 0.05],
  ['high', 0.01],
  ['medium', 0.002],
] as const satisfies readonly (readonly [Severity, number])[]

/**
 * How much an anomaly matters, by its part of what everything costs in a month; so it does not depend on the currency
 * or the size of a company. What it has cost since it began counts, or what it will cost in a month if it goes on,
 * whichever is more.
 *
 * @param monthlySpend of all services together; nothing is severe where it is 0 or below.
 */
export function severityOf(
  { impact, monthly_impact }: Pick<Anomaly, 'impact' | 'monthly_impact'>,
  monthlySpend: number,
): Severity {
  if (monthlySpend <= 0) return 'low'
  const whole = Math.max(Math.abs(impact), Math.abs(monthly_impact ?? 0))
  return parts.find(([, part]) => whole >= part * monthlySpend)?.[0] ?? 'low'
}
