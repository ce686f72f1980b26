import type { Budget } from '../../../shared/budget.ts'
import type { BudgetThreshold, PastBudgetPeriod } from '../../../shared/budget-state.ts'
import { moneyIn } from '../../../shared/money.ts'
import { everything, subjectFields, type AlertSubject } from '../../../shared/alert-filter.ts'
import { mostPastPeriods } from '../../budgets/load-budget-state.ts'
import { getBudget, listBudgets } from '../../budgets/manage-budgets.ts'
import type { AlertRow } from '../../database/insight-tables.ts'
import type { AlertDraft, AlertSource } from '../alert-source.ts'
import { budgetOccasion, readBudgetOccasion } from './budget-occasion.ts'
import { thresholdSeverity } from './judge-crossings.ts'
import { newsOfBudgets, type BudgetNews } from './passed-thresholds.ts'

/**
 * The thresholds of budgets that are crossed, one alert for all that a budget newly crosses; an alert holds for as long as its
 * own is, in its own period.
 */
export const budgetSource: AlertSource = {
  kinds: ['budget_actual', 'budget_forecast'],

  async look(ctx, unresolved) {
    const budgets = await listBudgets(ctx)
    const past = new Map<number, readonly PastBudgetPeriod[]>()
    for (const budget of budgets.filter((one) => unresolved.some((alert) => isOfThePast(alert, one))))
      past.set(budget.id, (await getBudget(ctx, budget)).history)
    const newsOf = await newsOfBudgets(ctx, budgets)
    for (const budget of budgets) {
      const { tell, fresh, note } = newsOf(budget)
      if (tell === null && fresh.length > 0) await note(ctx.database, ctx.clock.now())
    }
    return {
      drafts: budgets.flatMap((budget) => draftsOf(budget, newsOf(budget))),
      endOf(alert) {
        const budget = budgets.find(({ id }) => id === alert.budget_id)
        if (budget === undefined) return 'The budget was deleted.'
        return isOfThePast(alert, budget)
          ? endInThePast(alert, budget, past.get(budget.id) ?? [])
          : endInThePresent(alert, budget)
      },
    }
  },
}

function isOfThePast(alert: AlertRow, { id, state }: Budget): boolean {
  return alert.budget_id === id && readBudgetOccasion(alert.occasion).start_date < state.period.start_date
}

function endInThePresent(alert: AlertRow, budget: Budget): string | null {
  const { start_date, basis, percent } = readBudgetOccasion(alert.occasion)
  const { state } = budget
  const money = moneyIn(state.currency)
  if (start_date !== state.period.start_date) return 'The periods of the budget were changed.'
  const threshold = state.thresholds.find((one) => one.basis === basis && one.percent === percent)
  if (threshold === undefined) return `The budget does not warn at ${percent} % any more.`
  // An amount that no exchange rate tells is unknown: the alert stays as it was told.
  if (threshold.is_crossed || state.amount === null) return null
  return basis === 'actual'
    ? `${money(state.spent)} of ${money(state.amount)} are spent now, less than ${percent} %.`
    : `${money(state.forecast?.expected ?? state.spent)} of ${money(state.amount)} are expected now, less than ${percent} %.`
}

/** Of a period that is over, what was spent is known: a forecast came true or it did not. */
function endInThePast(alert: AlertRow, { state }: Budget, past: readonly PastBudgetPeriod[]): string | null {
  const { start_date, percent } = readBudgetOccasion(alert.occasion)
  const oldest = past.at(-1)
  // Only so many periods are looked back on; what lies before them stays as it was told.
  if (oldest !== undefined && start_date < oldest.start_date && past.length === mostPastPeriods) return null
  const period = past.find((one) => one.start_date === start_date)
  if (period === undefined) return 'There are no costs of that period any more.'
  if (period.spent_percent === null || period.spent_percent >= percent) return null
  return `${moneyIn(state.currency)(period.spent)} were spent in that period, less than ${percent} % of the amount.`
}

/** One alert of a budget: about the gravest of the thresholds that it newly crosses, if that is news. */
function draftsOf(budget: Budget, { tell, fresh, note }: BudgetNews): AlertDraft[] {
  if (tell === null) return []
  const others = fresh.filter((threshold) => threshold !== tell)
  return [
    {
      kind: tell.basis === 'actual' ? 'budget_actual' : 'budget_forecast',
      occasion: budgetOccasion({
        id: budget.id,
        start_date: budget.state.period.start_date,
        basis: tell.basis,
        percent: tell.percent,
      }),
      severity: thresholdSeverity(tell),
      ...wordsFor(budget, tell, others),
      budget_id: budget.id,
      subject: subjectOf(budget),
      onRaised: note,
    },
  ]
}

function subjectOf({ scope, owner, team }: Budget): AlertSubject {
  const named = subjectFields.map((field) => [field, [scope[field] ?? []].flat()])
  return { ...everything, ...Object.fromEntries(named), owner, team }
}

function wordsFor(
  { name, state }: Budget,
  { basis, percent }: BudgetThreshold,
  others: readonly BudgetThreshold[],
) {
  const money = moneyIn(state.currency)
  // A threshold is only crossed where the amount is known.
  const amount = state.amount ?? 0
  const days = `${state.period.start_date} to ${state.period.end_date}`
  const also = others.map((other) => `${other.percent} % ${other.basis === 'actual' ? 'spent' : 'expected'}`)
  const rest = also.length === 0 ? '' : ` Passed as well: ${also.join(', ')}.`
  if (basis === 'actual') {
    return {
      title: `Budget '${name}' reached ${percent} %`,
      message: `${money(state.spent)} of ${money(amount)} are spent in ${days}.${rest}`,
    }
  }
  const overrun = state.projected_overrun_date
  return {
    title: `Budget '${name}' is heading for ${percent} %`,
    message: `${money(state.forecast?.expected ?? state.spent)} of ${money(amount)} are expected in ${days}${overrun === null ? '' : `; the amount is exceeded on ${overrun}`}.${rest}`,
  }
}
