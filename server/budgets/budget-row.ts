import { z } from 'zod'
import { BudgetScope, type NewBudget } from '../../shared/budget.ts'
import { MonthAmount } from '../../shared/budget-amounts.ts'
import type { BudgetRow } from '../database/insight-tables.ts'

const Thresholds = z.array(z.number())
const MonthAmounts = z.array(MonthAmount)

/** A budget as it is kept, with its lists and scope read. */
export type StoredBudget = NewBudget & {
  readonly id: number
  readonly currency: string
  readonly owner: string | null
  readonly team: string | null
  readonly created_at: string
  readonly updated_at: string
}

export function fromBudgetRow(row: BudgetRow): StoredBudget {
  return {
    ...row,
    scope: BudgetScope.parse(JSON.parse(row.scope)),
    actual_thresholds: Thresholds.parse(JSON.parse(row.actual_thresholds)),
    forecast_thresholds: Thresholds.parse(JSON.parse(row.forecast_thresholds)),
    monthly_amounts: MonthAmounts.parse(JSON.parse(row.monthly_amounts)),
  }
}

export function toBudgetColumns(budget: NewBudget & { readonly currency: string }) {
  const { scope, actual_thresholds, forecast_thresholds, monthly_amounts, ...columns } = budget
  const ascending = (thresholds: readonly number[]) =>
    JSON.stringify([...new Set(thresholds)].sort((one, other) => one - other))
  const { owner = null, team = null } = budget
  return {
    ...columns,
    owner,
    team,
    scope: JSON.stringify(scope),
    actual_thresholds: ascending(actual_thresholds),
    forecast_thresholds: ascending(forecast_thresholds),
    monthly_amounts: JSON.stringify(
      monthly_amounts.toSorted((one, other) => one.month.localeCompare(other.month)),
    ),
  }
}
