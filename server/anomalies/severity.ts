import type { Severity } from '../../shared/anomaly.ts'

/** The least part of a month of all spend, in order. */
const parts = [
  ['critical', 0.05],
  ['high', 0.01],
  ['medium', 0.002],
] as const satisfies readonly (readonly [Severity, number])[]

/**
 * How much an impact matters, by its part of what everything costs in a month; so it does not depend on the currency
 * or the size of a company.
 *
 * @param monthlySpend of all services together; nothing is severe where it is 0 or below.
 */
export function severityOf(impact: number, monthlySpend: number): Severity {
  if (monthlySpend <= 0) return 'low'
  return parts.find(([, part]) => Math.abs(impact) >= part * monthlySpend)?.[0] ?? 'low'
}
