import type { BudgetPeriod } from '../../shared/budget.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { addMonths, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { groupCosts } from '../costs/group-costs.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { calendarPeriod } from '../forecasts/forecast-period.ts'
import type { StoredBudget } from './budget-row.ts'
import { carryOver, type BudgetPeriodFigures } from './carry-over.ts'

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const satisfies Record<BudgetPeriod, number>

/** The period of a budget around a day, or so many before it. */
export function budgetPeriod({ period }: Pick<StoredBudget, 'period'>, day: Day, before = 0): DayRange {
  const months = monthsOf[period]
  return calendarPeriod(months, addMonths(calendarPeriod(months, day).start_date, -months * before))
}

/**
 * What a budget allows and what was spent in its periods of a range, oldest first, today's included. Amounts are
 * converted at the rate of a period's last month, or of today's where that is earlier.
 *
 * @param range begins with a period; what is carried into it is found by looking further back.
 */
export async function loadPeriods(
  ctx: Context,
  budget: StoredBudget,
  range: DayRange,
): Promise<BudgetPeriodFigures[]> {
  const { rollover, rollover_from } = budget
  const start = rollover === 'none' ? range.start_date : calendarPeriod(12, range.start_date).start_date
  const periods = periodsWithin(budget, { ...range, start_date: start })
  const bounds = await dataBounds(ctx)
  const spentIn = await spending(ctx, budget, periods)
  const convert = await conversions(ctx.database)
  const today = ctx.clock.today()
  const planned = periods.map((period) => {
    const { start_date, end_date } = period
    const month = (end_date < today ? end_date : today).slice(0, 7)
    const { rate } = convert({ currency: budget.currency, month })
    const set_amount = amountOf(budget, period)
    return {
      period,
      set_amount,
      own_amount: rate === null ? null : set_amount * rate,
      spent: spentIn(period),
      is_carried_on:
        bounds !== null &&
        start_date >= bounds.start_date &&
        (rollover_from === null || start_date.slice(0, 7) >= rollover_from),
    }
  })
  return carryOver(planned, rollover).filter(({ period }) => period.start_date >= range.start_date)
}

function periodsWithin(budget: StoredBudget, { start_date, end_date }: DayRange): DayRange[] {
  const periods: DayRange[] = []
  for (let day = start_date; day <= end_date; day = addMonths(day, monthsOf[budget.period]))
    periods.push(budgetPeriod(budget, day))
  return periods
}

/** The amount of a period as it was set, in the currency of the budget. */
function amountOf({ amount, monthly_amounts }: StoredBudget, { start_date }: DayRange): number {
  const own = monthly_amounts.find(({ month }) => month === start_date.slice(0, 7))
  return own?.amount ?? amount
}

/** What was spent in periods before the last one, which nothing is carried on from. */
async function spending(
  ctx: Context,
  budget: StoredBudget,
  periods: readonly DayRange[],
): Promise<(period: DayRange) => number> {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return () => 0
  const isOnlyToday = periods.length === 1 && last.end_date >= ctx.clock.today()
  if (isOnlyToday) return () => 0
  const groups = await groupCosts(
    ctx,
    budget.scope,
    { start_date: first.start_date, end_date: last.end_date },
    { dimensions: ['date'], granularity: 'monthly', metric: budget.metric },
  )
  const byPeriod = groupBy(groups, ({ first_day }) =>
    first_day === null ? null : budgetPeriod(budget, first_day).start_date,
  )
  return ({ start_date }) => sumMoney((byPeriod.get(start_date) ?? []).map(({ total_cost }) => total_cost))
}
