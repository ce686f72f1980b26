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

/** The names of a filter, which may be one or several. */
export function namesOf(filter: string | readonly string[] | undefined): string[] {
  return filter === undefined ? [] : [filter].flat()
}

/** Which costs count, in words. */
export function scopeWords({ scope, metric }: Pick<Budget, 'scope' | 'metric'>): string {
  const providers = providersOf(scope)
  const services = servicesOf(scope)
  const { account, region, charge_category, resource, tag, exclude } = scope
  const below = [account, region, charge_category, resource, tag].map(namesOf)
  const costs = metric === 'effective' ? 'effective costs' : 'costs'
  const parts = [providers, services, ...below].map((names) => names.join(', ')).filter((part) => part !== '')
  const excluded = namesOf(exclude)
  const without = excluded.length === 0 ? '' : ` without ${excluded.join(', ')}`
  return `${parts.length === 0 ? `All ${costs}` : parts.join(' / ')}${without}`
}

/** When the amount is, or was, used up, in words. */
export function overrunWords({ projected_overrun_date: date, status }: BudgetState, today: Day): string {
  if (date === null) return 'Not in this period'
  if (date < today || status === 'over') return `Exceeded on ${formatDay(date)}`
  return `Expected on ${formatDay(date)}`
}
