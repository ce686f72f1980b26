import { NewBudget, type Budget, type BudgetPeriod, type BudgetScope } from '../../shared/budget.ts'
import type { Provider } from '../../shared/catalogue.ts'
import { baseCurrency } from '../../shared/currency.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { readNumber, readNumbers } from '../ui/read-number.ts'
import { namesOf } from './budget-words.ts'

/** The part of a scope that only bills know. */
export type ScopeBelow = Omit<BudgetScope, 'cloud_provider' | 'service_name'>

/** A budget as it is typed. */
export type BudgetDraft = {
  readonly name: string
  readonly amount: string
  readonly currency: string
  readonly period: BudgetPeriod
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  /** Accounts, regions and the like. */
  readonly below: ScopeBelow
  readonly metric: Metric
  readonly actual: string
  readonly forecast: string
}

export type DraftField = 'name' | 'amount' | 'actual' | 'forecast'

export type CheckedDraft =
  { readonly budget: NewBudget } | { readonly problems: Readonly<Partial<Record<DraftField, string>>> }

export const emptyDraft: BudgetDraft = {
  name: '',
  amount: '',
  currency: baseCurrency,
  period: 'monthly',
  providers: [],
  services: [],
  below: {},
  metric: 'billed',
  actual: '80, 100',
  forecast: '100',
}

export function draftOf(budget: Budget): BudgetDraft {
  const { cloud_provider, service_name, ...below } = budget.scope
  return {
    name: budget.name,
    amount: String(budget.amount),
    currency: budget.currency,
    period: budget.period,
    providers: namesOf(cloud_provider),
    services: namesOf(service_name),
    below,
    metric: budget.metric,
    actual: budget.actual_thresholds.join(', '),
    forecast: budget.forecast_thresholds.join(', '),
  }
}

/** The scope with other accounts or regions; none means all. */
export function withNames(
  below: ScopeBelow,
  field: 'account' | 'region',
  names: readonly string[],
): ScopeBelow {
  const { [field]: _before, ...others } = below
  return names.length === 0 ? others : { ...others, [field]: [...names] }
}

const fieldOf: Readonly<Record<string, DraftField>> = {
  name: 'name',
  amount: 'amount',
  actual_thresholds: 'actual',
  forecast_thresholds: 'forecast',
}

/** The budget that a draft means, or what is wrong with each of its fields. */
export function checkDraft(draft: BudgetDraft): CheckedDraft {
  const result = NewBudget.safeParse({
    name: draft.name,
    amount: readNumber(draft.amount) ?? Number.NaN,
    currency: draft.currency,
    period: draft.period,
    scope: {
      ...draft.below,
      ...(draft.providers.length > 0 ? { cloud_provider: [...draft.providers] } : {}),
      ...(draft.services.length > 0 ? { service_name: [...draft.services] } : {}),
    },
    metric: draft.metric,
    actual_thresholds: readNumbers(draft.actual) ?? [Number.NaN],
    forecast_thresholds: readNumbers(draft.forecast) ?? [Number.NaN],
  })
  if (result.success) return { budget: result.data }
  const problems: Partial<Record<DraftField, string>> = {}
  for (const { path, message } of result.error.issues) {
    const field = fieldOf[String(path[0])]
    if (field !== undefined) problems[field] ??= message
  }
  return { problems }
}
