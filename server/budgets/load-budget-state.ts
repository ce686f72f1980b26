import type { BudgetPeriod, BudgetState, PastBudgetPeriod } from '../../shared/budget.ts'
import { groupBy } from '../../shared/group-by.ts'
import { percentageOf, roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, addMonths, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { groupCosts } from '../costs/group-costs.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { calendarPeriod } from '../forecasts/forecast-period.ts'
import { forecastTotal } from '../forecasts/forecast-total.ts'
import type { StoredBudget } from './budget-row.ts'
import { budgetState } from './budget-state.ts'

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const satisfies Record<BudgetPeriod, number>
/** So many periods are looked back on. */
export const mostPastPeriods = 12

/** How a budget is doing today. */
export async function loadBudgetState(ctx: Context, budget: StoredBudget): Promise<BudgetState> {
  const today = ctx.clock.today()
  const period = calendarPeriod(monthsOf[budget.period], today)
  const elapsed = { start_date: period.start_date, end_date: today }
  const [series] = await dailySeries(ctx, budget.scope, elapsed, [], budget.metric)
  const forecast = await forecastTotal(ctx, budget.scope, budget.metric, period)
  const amount = await amountIn(ctx, budget, today)
  const currencies = await currencyFigures(ctx, budget.scope, elapsed, budget.metric)
  return budgetState(budget, { period, today, amount, daily: series?.values ?? [], forecast, currencies })
}

/** A budget's amount in the reporting currency, at the rate of a day's month. */
async function amountIn(ctx: Context, { amount, currency }: StoredBudget, day: Day): Promise<number | null> {
  const convert = await conversions(ctx.database)
  const { rate } = convert({ currency, month: day.slice(0, 7) })
  return rate === null ? null : amount * rate
}

/** Past periods that the data covers at least in part, newest first, held against the amount as it is now. */
export async function loadPastPeriods(ctx: Context, budget: StoredBudget): Promise<PastBudgetPeriod[]> {
  const bounds = await dataBounds(ctx)
  if (bounds === null) return []
  const months = monthsOf[budget.period]
  const current = calendarPeriod(months, ctx.clock.today())
  const range = {
    start_date: addMonths(current.start_date, -months * mostPastPeriods),
    end_date: addDays(current.start_date, -1),
  }
  const groups = await groupCosts(ctx, budget.scope, range, {
    dimensions: ['date'],
    granularity: 'monthly',
    metric: budget.metric,
  })
  const byPeriod = groupBy(groups, ({ first_day }) =>
    first_day === null ? null : calendarPeriod(months, first_day).start_date,
  )
  const periods: PastBudgetPeriod[] = []
  for (const period of periodsBefore(current, months)) {
    if (period.end_date < bounds.start_date) continue
    const own = byPeriod.get(period.start_date) ?? []
    const spent = sumMoney(own.map(({ total_cost }) => total_cost))
    const amount = await amountIn(ctx, budget, period.end_date)
    const { unconverted, provisional_rates } = await currencyFigures(ctx, budget.scope, period, budget.metric)
    periods.push({
      ...period,
      spent: roundForApi(spent),
      spent_percent: amount === null ? null : percentageOf(spent, amount),
      is_over: amount !== null && spent > amount,
      is_partial: period.start_date < bounds.start_date,
      unconverted,
      provisional_rates,
    })
  }
  return periods
}

function periodsBefore(current: DayRange, months: 1 | 3 | 12): DayRange[] {
  return Array.from({ length: mostPastPeriods }, (_, index) =>
    calendarPeriod(months, addMonths(current.start_date, -months * (index + 1))),
  )
}
