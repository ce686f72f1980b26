import type { Month } from '../../shared/bill.ts'
import { NewBudget, type Budget, type BudgetPeriod, type BudgetScope } from '../../shared/budget.ts'
import type { Rollover } from '../../shared/budget-amounts.ts'
import type { Provider } from '../../shared/catalogue.ts'
import { baseCurrency } from '../../shared/currency.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { readNumber, readNumbers } from '../ui/read-number.ts'
import { namesOf } from './budget-words.ts'
import { monthTexts, type MonthTexts } from './month-texts.ts'

/** The part of a scope that only bills know. */
export type ScopeBelow = Omit<BudgetScope, 'cloud_provider' | 'service_name'>

/** A budget as it is typed. */
export type BudgetDraft = {
  readonly name: string
  readonly amount: string
  readonly currency: string
  readonly period: BudgetPeriod
  /** Months with an amount of their own; an empty text is none. */
  readonly months: MonthTexts
  readonly rollover: Rollover
  /** Empty for January. */
  readonly rolloverFrom: string
  readonly owner: string
  readonly team: string
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  /** Accounts, regions and the like. */
  readonly below: ScopeBelow
  readonly metric: Metric
  readonly actual: string
  readonly forecast: string
}

export type DraftField =
  'name' | 'amount' | 'actual' | 'forecast' | 'months' | 'rollover' | 'rolloverFrom' | 'owner' | 'team'

export type CheckedDraft =
  { readonly budget: NewBudget } | { readonly problems: Readonly<Partial<Record<DraftField, string>>> }

export const emptyDraft: BudgetDraft = {
  name: '',
  amount: '',
  currency: baseCurrency,
  period: 'monthly',
  months: {},
  rollover: 'none',
  rolloverFrom: '',
  owner: '',
  team: '',
  providers: [],
  services: [],
  below: {},
  metric: 'billed',
  actual: '80, 100',
  forecast: '100',
}

export function draftOf(budget: Budget): BudgetDraft {
  const { cloud_provider, service_name, ...below } = budget.scope
  const { name, currency, period, metric, rollover } = budget
  return {
    name,
    amount: String(budget.amount),
    currency,
    period,
    months: monthTexts(budget.monthly_amounts),
    rollover,
    rolloverFrom: budget.rollover_from ?? '',
    owner: budget.owner ?? '',
    team: budget.team ?? '',
    providers: namesOf(cloud_provider),
    services: namesOf(service_name),
    below,
    metric,
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

/** Which costs a draft counts. */
export function scopeOf({ below, providers, services }: BudgetDraft): BudgetScope {
  return {
    ...below,
    ...(providers.length > 0 ? { cloud_provider: [...providers] } : {}),
    ...(services.length > 0 ? { service_name: [...services] } : {}),
  }
}

const fieldOf: Readonly<Record<string, DraftField>> = {
  name: 'name',
  amount: 'amount',
  actual_thresholds: 'actual',
  forecast_thresholds: 'forecast',
  monthly_amounts: 'months',
  rollover: 'rollover',
  rollover_from: 'rolloverFrom',
  owner: 'owner',
  team: 'team',
}

/** The budget that a draft means, or what is wrong with each of its fields. */
export function checkDraft(draft: BudgetDraft): CheckedDraft {
  const { period, rollover, rolloverFrom } = draft
  const carriesOn = period !== 'yearly' && rollover !== 'none'
  const result = NewBudget.safeParse({
    name: draft.name,
    amount: readNumber(draft.amount) ?? Number.NaN,
    currency: draft.currency,
    period,
    monthly_amounts: period === 'monthly' ? amountsOf(draft.months) : [],
    rollover: carriesOn ? rollover : 'none',
    rollover_from: carriesOn && rolloverFrom.trim() !== '' ? rolloverFrom.trim() : null,
    owner: nameOrNone(draft.owner),
    team: nameOrNone(draft.team),
    scope: scopeOf(draft),
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

function amountsOf(months: MonthTexts): { month: Month; amount: number }[] {
  return Object.entries(months)
    .filter(([, text]) => text.trim() !== '')
    .map(([month, text]) => ({ month, amount: readNumber(text) ?? Number.NaN }))
}

function nameOrNone(text: string): string | null {
  return text.trim() === '' ? null : text
}
