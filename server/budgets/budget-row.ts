import { z } from 'zod'
import { BudgetScope, type NewBudget } from '../../shared/budget.ts'
import type { BudgetRow } from '../database/insight-tables.ts'

const Thresholds = z.array(z.number())

/** A budget as it is kept, with its lists and scope read. */
export type StoredBudget = NewBudget & {
  readonly id: number
  readonly currency: string
  readonly created_at: string
  readonly updated_at: string
}

export function fromBudgetRow(row: BudgetRow): StoredBudget {
  return {
    ...row,
    scope: BudgetScope.parse(JSON.parse(row.scope)),
    actual_thresholds: Thresholds.parse(JSON.parse(row.actual_thresholds)),
    forecast_thresholds: Thresholds.parse(JSON.parse(row.forecast_thresholds)),
  }
}

export function toBudgetColumns(budget: NewBudget & { readonly currency: string }) {
  const { name, amount, currency, period, metric, scope, actual_thresholds, forecast_thresholds } = budget
  const ascending = (thresholds: readonly number[]) =>
    JSON.stringify([...new Set(thresholds)].sort((one, other) => one - other))
  return {
    name,
    amount,
    currency,
    period,
    metric,
    scope: JSON.stringify(scope),
    actual_thresholds: ascending(actual_thresholds),
    forecast_thresholds: ascending(forecast_thresholds),
  }
}
