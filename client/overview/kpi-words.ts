import type { Budget } from '../../shared/budget.ts'
import type { ForecastTotal } from '../../shared/forecast.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'

/** An interval in words; it says so where history cannot justify one. */
export function intervalWords({ lower_80, upper_80 }: ForecastTotal): string {
  if (lower_80 === null || upper_80 === null) return 'Too little history for an interval'
  return `${formatCost(lower_80)} – ${formatCost(upper_80)} in 8 of 10 cases`
}

/** How far off the forecast's method was on this very series. */
export function errorWords(percent: number | null): string {
  return percent === null
    ? 'Not yet tested on your data'
    : `Off by ${formatPercent(percent)} in tests on your data`
}

/** How the budgets are doing together, the worst first. */
export function budgetWords(budgets: readonly Budget[]): string {
  if (budgets.length === 0) return 'None yet'
  const over = budgets.filter(({ state }) => state.status === 'over').length
  const atRisk = budgets.filter(({ state }) => state.status === 'at_risk').length
  if (over === 0 && atRisk === 0) return budgets.length === 1 ? 'On track' : 'All on track'
  return [...(over === 0 ? [] : [`${over} over`]), ...(atRisk === 0 ? [] : [`${atRisk} at risk`])].join(', ')
}

/** What leads to all of the budgets. */
export function budgetCountWords(count: number): string {
  if (count === 0) return 'Make a budget'
  return count === 1 ? '1 budget' : `All ${count} budgets`
}

export function alertWords(count: number): string {
  if (count === 0) return 'No open alerts'
  return count === 1 ? '1 open alert' : `${count} open alerts`
}
