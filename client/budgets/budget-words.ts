import type { Budget } from '../../shared/budget.ts'
import type { BudgetState } from '../../shared/budget-state.ts'
import type { Day } from '../../shared/period.ts'
import { subjectFields } from '../../shared/alert-filter.ts'
import { formatMoney } from '../../shared/money.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatDay } from '../ui/format-day.ts'

export const periodNames = { monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly' } as const

export const rolloverNames = {
  none: 'Nothing',
  unspent: 'Unspent',
  overspent: 'Overspent',
  both: 'Both',
} as const

export const statusNames = {
  on_track: 'On track',
  at_risk: 'At risk',
  over: 'Over',
  unknown: 'No rate',
} as const
export const statusTones = {
  on_track: 'good',
  at_risk: 'warning',
  over: 'bad',
  unknown: 'warning',
} as const

/** The names of a filter, which may be one or several. */
export function namesOf<Name extends string>(filter: Name | readonly Name[] | undefined): Name[] {
  if (filter === undefined) return []
  return typeof filter === 'string' ? [filter] : [...filter]
}

/** Which costs count, in words. */
export function scopeWords({ scope, metric }: Pick<Budget, 'scope' | 'metric'>): string {
  const { exclude, ...narrowed } = scope
  const filters = subjectFields.map((field) => narrowed[field])
  const costs = metric === 'effective' ? 'effective costs' : 'costs'
  const parts = filters.map((filter) => namesOf<string>(filter).join(', ')).filter((part) => part !== '')
  const excluded = namesOf(exclude)
  const without = excluded.length === 0 ? '' : ` without ${excluded.join(', ')}`
  return `${parts.length === 0 ? `All ${costs}` : parts.join(' / ')}${without}`
}

/** The amount of the period: in the page's currency, and as it was set where that is another one. */
export function amountWords({ currency, state }: Pick<Budget, 'currency' | 'state'>): string {
  const { set_amount, carried_over, amount } = state
  const own = `${formatMoney(set_amount, currency, 'letters')} ${currency}`
  if (carried_over === null && amount === null)
    return `${own} and what was left before, which no exchange rate converts`
  if (amount === null) return `${own}, which no exchange rate converts`
  const carried =
    carried_over === null || carried_over === 0 ? '' : ` (${formatCost(carried_over)} carried over)`
  return currency === state.currency
    ? `${formatCost(amount)}${carried}`
    : `${formatCost(amount)}${carried}, set as ${own}`
}

/** Who answers for a budget, in words. */
export function ownerWords({ owner, team }: Pick<Budget, 'owner' | 'team'>): string[] {
  return [...(team === null ? [] : [`Team ${team}`]), ...(owner === null ? [] : [owner])]
}

/** A part of the amount, where that is known. */
export function partWords(percent: number | null, amount: number | null): string {
  if (percent !== null) return formatPercent(percent)
  return amount === null ? 'Not known' : 'Nothing was left'
}

/** When the amount is, or was, used up, in words. */
export function overrunWords({ projected_overrun_date: date, status }: BudgetState, today: Day): string {
  if (status === 'unknown') return 'Not known'
  if (date === null) return 'Not in this period'
  if (date < today || status === 'over') return `Exceeded on ${formatDay(date)}`
  return `Expected on ${formatDay(date)}`
}
