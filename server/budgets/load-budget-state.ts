import type { BudgetState, PastBudgetPeriod } from '../../shared/budget-state.ts'
import { roundForApi } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { budgetForecast } from './budget-forecast.ts'
import type { StoredBudget } from './budget-row.ts'
import { budgetState, partOfAmount } from './budget-state.ts'
import { budgetPeriod, loadPeriods } from './load-periods.ts'

/** So many periods are looked back on. */
export const mostPastPeriods = 12

/** How a budget is doing today. */
export async function loadBudgetState(ctx: Context, budget: StoredBudget): Promise<BudgetState> {
  const today = ctx.clock.today()
  const period = budgetPeriod(budget, today)
  const elapsed = { start_date: period.start_date, end_date: today }
  const [series] = await dailySeries(ctx, budget.scope, elapsed, [], budget.metric)
  const forecast = await budgetForecast(ctx, budget, period)
  const [figures] = await loadPeriods(ctx, budget, elapsed)
  const currencies = await currencyFigures(ctx, budget.scope, elapsed, budget.metric)
  return budgetState(budget, {
    period,
    today,
    set_amount: figures?.set_amount ?? budget.amount,
    carried_over: figures?.carried_over ?? null,
    amount: figures?.amount ?? null,
    daily: series?.values ?? [],
    forecast,
    currencies,
  })
}

/** Past periods that the data covers at least in part, newest first, held against the budget as it is now. */
export async function loadPastPeriods(ctx: Context, budget: StoredBudget): Promise<PastBudgetPeriod[]> {
  const bounds = await dataBounds(ctx)
  if (bounds === null) return []
  const today = ctx.clock.today()
  const figures = await loadPeriods(ctx, budget, {
    start_date: budgetPeriod(budget, today, mostPastPeriods).start_date,
    end_date: addDays(budgetPeriod(budget, today).start_date, -1),
  })
  const periods: PastBudgetPeriod[] = []
  for (const { period, amount, carried_over, spent } of figures.toReversed()) {
    if (period.end_date < bounds.start_date) continue
    const { unconverted, provisional_rates } = await currencyFigures(ctx, budget.scope, period, budget.metric)
    periods.push({
      ...period,
      amount: amount === null ? null : roundForApi(amount),
      carried_over: carried_over === null ? null : roundForApi(carried_over),
      spent: roundForApi(spent),
      spent_percent: partOfAmount(spent, amount),
      is_over: amount !== null && spent > amount,
      is_partial: period.start_date < bounds.start_date,
      unconverted,
      provisional_rates,
    })
  }
  return periods
}
