import type { Budget } from '../../shared/budget.ts'
import { scopeWords, statusNames } from './budget-words.ts'

export const budgetStatusFilters = ['all', 'over', 'at_risk', 'on_track', 'unknown'] as const
export const budgetOrders = ['spent', 'overrun', 'amount', 'name'] as const

export type BudgetChoice = {
  readonly search: string
  readonly status: (typeof budgetStatusFilters)[number]
  /** Empty for all. */
  readonly team: string
  readonly order: (typeof budgetOrders)[number]
}

const never = '9999-12-31'
const unknownLast = (value: number | null) => value ?? Number.NEGATIVE_INFINITY

const orders: Record<BudgetChoice['order'], (one: Budget, other: Budget) => number> = {
  spent: ({ state: one }, { state: other }) => shareOf(other) - shareOf(one),
  overrun: ({ state: one }, { state: other }) =>
    (one.projected_overrun_date ?? never).localeCompare(other.projected_overrun_date ?? never),
  amount: ({ state: one }, { state: other }) => unknownLast(other.amount) - unknownLast(one.amount),
  name: (one, other) => one.name.localeCompare(other.name),
}

/** What is spent of nothing is more than any share. */
function shareOf({ spent_percent, status }: Budget['state']): number {
  if (spent_percent !== null) return spent_percent
  return status === 'over' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}

/** The budgets that are looked for, in the order that is wanted; those that are alike by name. */
export function shownBudgets(budgets: readonly Budget[], choice: BudgetChoice): Budget[] {
  const words = choice.search.toLowerCase().split(/\s+/)
  return budgets
    .filter(
      (budget) =>
        (choice.status === 'all' || budget.state.status === choice.status) &&
        (choice.team === '' || budget.team === choice.team) &&
        words.every((word) => textOf(budget).includes(word)),
    )
    .toSorted((one, other) => {
      const difference = orders[choice.order](one, other)
      return difference === 0 || Number.isNaN(difference) ? one.name.localeCompare(other.name) : difference
    })
}

function textOf(budget: Budget): string {
  const { name, owner, team } = budget
  return [name, owner ?? '', team ?? '', scopeWords(budget)].join(' ').toLowerCase()
}

/** The teams that budgets name, each once. */
export function teamsOf(budgets: readonly Budget[]): string[] {
  return [...new Set(budgets.flatMap(({ team }) => (team === null ? [] : [team])))].sort()
}

/** How many budgets there are, and how many of them are in trouble. */
export function countWords(budgets: readonly Budget[], shown: readonly Budget[]): string {
  const all = `${budgets.length} ${budgets.length === 1 ? 'budget' : 'budgets'}`
  const troubled = (['over', 'at_risk', 'unknown'] as const).flatMap((status) => {
    const count = shown.filter(({ state }) => state.status === status).length
    return count === 0 ? [] : [`${count} ${statusNames[status].toLowerCase()}`]
  })
  const part = shown.length === budgets.length ? all : `${shown.length} of ${all}`
  return [part, ...troubled].join(' · ')
}
