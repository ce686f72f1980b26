import type { Rollover } from '../../shared/budget-amounts.ts'
import { sumMoney } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'

/** A period of a budget before anything is carried into it. */
export type PlannedPeriod = {
  readonly period: DayRange
  /** As it was set, in the currency of the budget. */
  readonly set_amount: number
  /** The same in the reporting currency; null where no exchange rate is known. */
  readonly own_amount: number | null
  readonly spent: number
  /** Whether its rest may be carried on: not where the data begins within it. */
  readonly is_carried_on: boolean
}

/** A period with what the ones before it left over. */
export type BudgetPeriodFigures = PlannedPeriod & {
  readonly carried_over: number | null
  /** What may be spent in all. */
  readonly amount: number | null
}

const kept: Readonly<Record<Rollover, (rest: number) => number>> = {
  none: () => 0,
  unspent: (rest) => Math.max(0, rest),
  overspent: (rest) => Math.min(0, rest),
  both: (rest) => rest,
}

/**
 * Carries what periods leave over into the next one of the same year: what may be spent is the own amount and what is
 * carried over; what is left of that goes on, as far as the rollover keeps it.
 *
 * @param periods without gaps, oldest first; the first one gets nothing.
 */
export function carryOver(periods: readonly PlannedPeriod[], rollover: Rollover): BudgetPeriodFigures[] {
  const figures: BudgetPeriodFigures[] = []
  for (const planned of periods) {
    const carried_over = carriedInto(planned, figures.at(-1), rollover)
    figures.push({ ...planned, carried_over, amount: add(planned.own_amount, carried_over) })
  }
  return figures
}

function carriedInto(
  { period }: PlannedPeriod,
  before: BudgetPeriodFigures | undefined,
  rollover: Rollover,
): number | null {
  if (before === undefined || rollover === 'none' || !before.is_carried_on) return 0
  if (yearOf(before.period) !== yearOf(period)) return 0
  const rest = add(before.amount, -before.spent)
  return rest === null ? null : kept[rollover](rest)
}

function yearOf({ start_date }: DayRange): string {
  return start_date.slice(0, 4)
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : sumMoney([one, other])
}
