import type { Budget } from '../../shared/budget.ts'
import type { Day } from '../../shared/period.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatMonth } from '../ui/format-month.ts'
import { amountWords, overrunWords, rolloverNames } from './budget-words.ts'

type Fact = readonly [name: string, value: string]

/** What everybody wants to know of a budget. */
export function budgetFigures(budget: Budget, today: Day): Fact[] {
  const { state } = budget
  const { forecast } = state
  const part = state.spent_percent === null ? '' : ` (${formatPercent(state.spent_percent)})`
  const isBetween = forecast !== null && forecast.lower_80 !== null && forecast.upper_80 !== null
  const interval = isBetween
    ? ` (${formatCost(forecast.lower_80 ?? 0)} – ${formatCost(forecast.upper_80 ?? 0)})`
    : ''
  return [
    ['Spent', `${formatCost(state.spent)} of ${amountWords(budget)}${part}`],
    [
      'Expected in all, 8 in 10 cases',
      forecast === null ? 'Too little history' : `${formatCost(forecast.expected)}${interval}`,
    ],
    ['Overrun', overrunWords(state, today)],
  ]
}

/** What else there is to know of it. */
export function budgetDetails({ state, rollover, rollover_from, monthly_amounts }: Budget): Fact[] {
  const { remaining, pace_percent, carried_over } = state
  const crossed = state.thresholds.filter((threshold) => threshold.is_crossed)
  const left: Fact[] =
    remaining === null ? [] : [[remaining < 0 ? 'Overspent by' : 'Left', formatCost(Math.abs(remaining))]]
  const from = rollover_from === null ? '' : `, from ${formatMonth(rollover_from)}`
  return [
    ...left,
    ...(pace_percent === null ? [] : [['Pace', `${formatPercent(pace_percent)} of even spending`] as const]),
    [
      'Thresholds reached',
      crossed.length === 0 ? 'None' : crossed.map(({ basis, percent }) => `${percent}% ${basis}`).join(', '),
    ],
    ...(rollover === 'none'
      ? []
      : [
          ['Carried on', `${rolloverNames[rollover]}${from}`] as const,
          ['Carried over', carried_over === null ? 'Not known' : formatCost(carried_over)] as const,
        ]),
    ...(monthly_amounts.length === 0
      ? []
      : [['Months with an amount of their own', String(monthly_amounts.length)] as const]),
  ]
}
