import type { BudgetState, BudgetThreshold } from '../../shared/budget-state.ts'
import type { CurrencyFigures } from '../../shared/currency.ts'
import type { ForecastGroup } from '../../shared/forecast.ts'
import { percentageOf, roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { StoredBudget } from './budget-row.ts'

export type Spending = {
  readonly period: DayRange
  readonly today: Day
  /** What was set for the period, in the currency of the budget. */
  readonly set_amount: number
  /** Of earlier periods, in the reporting currency; null where no exchange rate is known. */
  readonly carried_over: number | null
  /** What may be spent, what is carried over included, in the reporting currency; null as above. */
  readonly amount: number | null
  readonly currencies: CurrencyFigures
  /** What each day of the period up to today cost. */
  readonly daily: readonly number[]
  /** The forecast of the period; null without history. */
  readonly forecast: ForecastGroup | null
}

/**
 * How a budget is doing. Pace holds what was spent against the part of the amount that an even spending would have
 * used by now; the overrun is the first day on which spending, then the forecast, exceeds the amount.
 */
export function budgetState(budget: StoredBudget, spending: Spending): BudgetState {
  const { period, today, amount, daily, forecast, currencies } = spending
  const spent = sumMoney(daily)
  const total = forecast?.period_total ?? null
  const elapsed = countDays({ start_date: period.start_date, end_date: today }) / countDays(period)
  const partOf = (cost: number | null, share = 1) =>
    partOfAmount(cost, amount === null ? null : amount * share)
  const spent_percent = partOf(spent)
  // A forecast leaves incomplete days out; what they have cost already is certain.
  const expected = total === null ? null : Math.max(total.expected, spent)
  const forecast_percent = partOf(expected)
  const upper = total?.upper_80 ?? expected ?? spent
  return {
    period,
    set_amount: spending.set_amount,
    carried_over: spending.carried_over === null ? null : roundForApi(spending.carried_over),
    amount: amount === null ? null : roundForApi(amount),
    spent: roundForApi(spent),
    spent_percent,
    remaining: amount === null ? null : roundForApi(sumMoney([amount, -spent])),
    elapsed_percent: percentageOf(elapsed, 1),
    pace_percent: partOf(spent, elapsed),
    forecast: total,
    forecast_percent,
    projected_overrun_date: amount === null ? null : overrunDate(amount, spending),
    status: statusOf(amount, spent, upper),
    thresholds: [
      ...budget.actual_thresholds.map((percent) => threshold('actual', percent, spent, amount)),
      ...budget.forecast_thresholds.map((percent) => threshold('forecast', percent, expected, amount)),
    ],
    ...currencies,
  }
}

function statusOf(amount: number | null, spent: number, upper: number): BudgetState['status'] {
  if (amount === null) return 'unknown'
  if (spent > amount) return 'over'
  return upper > amount ? 'at_risk' : 'on_track'
}

/** Where nothing is left to spend, all thresholds are crossed as soon as anything is spent beyond that. */
function threshold(
  basis: BudgetThreshold['basis'],
  percent: number,
  cost: number | null,
  amount: number | null,
): BudgetThreshold {
  const part = partOfAmount(cost, amount)
  const isBeyond = amount !== null && amount <= 0 && cost !== null && cost > amount
  return { basis, percent, is_crossed: part === null ? isBeyond : part >= percent }
}

/** A cost in percent of an amount; null where either is not known, or nothing is left of the amount. */
export function partOfAmount(cost: number | null, amount: number | null): number | null {
  return cost === null || amount === null || amount <= 0 ? null : percentageOf(cost, amount)
}

function overrunDate(amount: number, { period, daily, forecast }: Spending): Day | null {
  const certain = daily.map((cost, place) => ({ date: addDays(period.start_date, place), cost }))
  const expectedOn = new Map((forecast?.days ?? []).map((day) => [day.date, day.expected]))
  // An incomplete day counts with what it is expected to cost, or with what it has cost already where that is more.
  const known = certain.map(({ date, cost }) => ({
    date,
    cost: Math.max(cost, expectedOn.get(date) ?? cost),
  }))
  const last = certain.at(-1)?.date ?? addDays(period.start_date, -1)
  const coming = (forecast?.days ?? [])
    .filter(({ date }) => date > last && date >= period.start_date)
    .map(({ date, expected }) => ({ date, cost: expected }))
  const costs: number[] = []
  for (const { date, cost } of [...known, ...coming]) {
    costs.push(cost)
    if (sumMoney(costs) > amount) return date
  }
  return null
}
