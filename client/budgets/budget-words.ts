import type { Budget, BudgetScope, BudgetState } from '../../shared/budget.ts'
import type { Provider } from '../../shared/catalogue.ts'
import type { Day } from '../../shared/period.ts'
import { formatDay } from '../ui/format-day.ts'

export const periodNames = { monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly' } as const

export const statusNames = { on_track: 'On track', at_risk: 'At risk', over: 'Over' } as const
export const statusTones = { on_track: 'good', at_risk: 'warning', over: 'bad' } as const

export function providersOf({ cloud_provider }: BudgetScope): Provider[] {
  return cloud_provider === undefined ? [] : [cloud_provider].flat()
}

export function servicesOf({ service_name }: BudgetScope): string[] {
  return service_name === undefined ? [] : [service_name].flat()
}

/** Which costs count, in words. */
export function scopeWords({ scope, metric }: Pick<Budget, 'scope' | 'metric'>): string {
  const providers = providersOf(scope)
  const services = servicesOf(scope)
  const costs = metric === 'effective' ? 'effective costs' : 'costs'
  if (providers.length === 0 && services.length === 0) return `All ${costs}`
  return [providers.join(', '), services.join(', ')].filter((part) => part !== '').join(' / ')
}

/** When the amount is, or was, used up, in words. */
export function overrunWords({ projected_overrun_date: date, status }: BudgetState, today: Day): string {
  if (date === null) return 'Not in this period'
  if (date < today || status === 'over') return `Exceeded on ${formatDay(date)}`
  return `Expected on ${formatDay(date)}`
}
