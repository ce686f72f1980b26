import type { Knex } from 'knex'
import type { Budget } from '../../../shared/budget.ts'
import type { BudgetThreshold } from '../../../shared/budget-state.ts'
import type { Context } from '../../context.ts'
import type { PassedThresholdRow } from '../../database/insight-tables.ts'
import { judgeCrossings, type JudgedCrossings } from './judge-crossings.ts'

/** What is news about one budget, and how to write down that it was told. */
export type BudgetNews = JudgedCrossings & { note(database: Knex, now: string): Promise<void> }

/**
 * Compares the thresholds that budgets cross now with those that they crossed when this was last looked at, and
 * forgets those that they cross no more.
 */
export async function newsOfBudgets(
  { database }: Pick<Context, 'database'>,
  budgets: readonly Budget[],
): Promise<(budget: Budget) => BudgetNews> {
  const rows = await database('passed_thresholds').select('*')
  const news = new Map<number, BudgetNews>()
  for (const budget of budgets) {
    const own = rows.filter((row) => row.budget_id === budget.id && isCurrent(row, budget))
    const judged = judgeCrossings(budget.state.thresholds, own)
    // An amount that no exchange rate tells is unknown: what was crossed may well still be.
    const forgotten = budget.state.amount === null ? [] : judged.over
    for (const { basis, percent } of forgotten)
      await database('passed_thresholds').where({ budget_id: budget.id, basis, percent }).delete()
    news.set(budget.id, { ...judged, note: (target, now) => note(target, budget, judged.fresh, now) })
  }
  await forgetEarlierPeriods(database, rows, budgets)
  const none: BudgetNews = { tell: null, fresh: [], over: [], note: async () => {} }
  return ({ id }) => news.get(id) ?? none
}

function isCurrent({ period_start }: PassedThresholdRow, { state }: Budget): boolean {
  return period_start === state.period.start_date
}

async function note(
  database: Knex,
  { id, state }: Budget,
  fresh: readonly BudgetThreshold[],
  passed_at: string,
): Promise<void> {
  const period_start = state.period.start_date
  for (const { basis, percent } of fresh)
    await database('passed_thresholds')
      .insert({ budget_id: id, period_start, basis, percent, passed_at })
      .onConflict(['budget_id', 'period_start', 'basis', 'percent'])
      .ignore()
}

/** Nothing is told of a period that is over. */
async function forgetEarlierPeriods(
  database: Knex,
  rows: readonly PassedThresholdRow[],
  budgets: readonly Budget[],
): Promise<void> {
  for (const { id, state } of budgets) {
    const { start_date } = state.period
    if (rows.some((row) => row.budget_id === id && row.period_start < start_date))
      await database('passed_thresholds')
        .where({ budget_id: id })
        .where('period_start', '<', start_date)
        .delete()
  }
}
