import type { Knex } from 'knex'
import type {
  Budget,
  BudgetId,
  BudgetWithHistory,
  ChangedBudget,
  DeletedBudget,
  NewBudget,
} from '../../shared/budget.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import type { BudgetRow } from '../database/insight-tables.ts'
import { BillowError } from '../errors.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { fromBudgetRow, toBudgetColumns, type StoredBudget } from './budget-row.ts'
import { loadBudgetState, loadPastPeriods } from './load-budget-state.ts'

/** Every budget with its state, by name. */
export async function listBudgets(ctx: Context): Promise<Budget[]> {
  const rows = await ctx.database('budgets').select('*').orderBy(['name', 'id'])
  const budgets: Budget[] = []
  // One after the other: each may forecast, and there is one database connection on SQLite anyhow.
  for (const row of rows) budgets.push(await withState(ctx, fromBudgetRow(row)))
  return budgets
}

/**
 * A budget with its state and past periods.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function getBudget(ctx: Context, { id }: BudgetId): Promise<BudgetWithHistory> {
  const budget = await findBudget(ctx, id)
  return { ...(await withState(ctx, budget)), history: await loadPastPeriods(ctx, budget) }
}

/** Makes a budget. */
export async function createBudget(ctx: Context, budget: NewBudget): Promise<Budget> {
  const now = ctx.clock.now()
  const currency = budget.currency ?? (await reportingCurrency(ctx.database))
  const columns = { ...toBudgetColumns({ ...budget, currency }), created_at: now, updated_at: now }
  const [created] = await changeBudgets(ctx, (budgets) => budgets.insert(columns).returning('id'))
  return withState(ctx, await findBudget(ctx, created?.id ?? 0))
}

/**
 * Replaces the content of a budget.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function updateBudget(ctx: Context, { id, ...budget }: ChangedBudget): Promise<Budget> {
  const { currency } = await findBudget(ctx, id)
  const columns = {
    ...toBudgetColumns({ ...budget, currency: budget.currency ?? currency }),
    updated_at: ctx.clock.now(),
  }
  await changeBudgets(ctx, (budgets) => budgets.where({ id }).update(columns))
  return withState(ctx, await findBudget(ctx, id))
}

/**
 * Deletes a budget. Its alerts stay; the next evaluation resolves them.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function deleteBudget(ctx: Context, { id }: BudgetId): Promise<DeletedBudget> {
  await findBudget(ctx, id)
  await changeBudgets(ctx, (budgets) => budgets.where({ id }).delete())
  return { id, deleted: true }
}

async function changeBudgets<Result>(
  { database }: Context,
  change: (budgets: Knex.QueryBuilder<BudgetRow>) => PromiseLike<Result>,
): Promise<Result> {
  return changeData(database, async (transaction) => change(transaction('budgets')), 'records')
}

async function findBudget({ database }: Context, id: number): Promise<StoredBudget> {
  const row = await database('budgets').where({ id }).first()
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no budget with id ${id}.`)
  return fromBudgetRow(row)
}

async function withState(ctx: Context, budget: StoredBudget): Promise<Budget> {
  return { ...budget, state: await loadBudgetState(ctx, budget) }
}
