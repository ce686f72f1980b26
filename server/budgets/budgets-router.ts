import { z } from 'zod'
import {
  Budget,
  BudgetId,
  BudgetWithHistory,
  ChangedBudget,
  DeletedBudget,
  NewBudget,
} from '../../shared/budget.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { BudgetProposal, ProposalQuery } from '../../shared/budget-amounts.ts'
import { createBudget, deleteBudget, getBudget, listBudgets, updateBudget } from './manage-budgets.ts'
import { proposeAmounts } from './propose-amounts.ts'

const budgets = { tags: ['Budgets'], protect: false }

export const budgetsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'GET',
        path: '/budgets',
        summary: 'List budgets',
        description: 'Every budget with its state: spent, pace, forecast and projected overrun.',
      },
    })
    .input(z.void())
    .output(output(z.array(Budget)))
    .query(({ ctx }) => listBudgets(ctx)),

  create: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'POST',
        path: '/budgets',
        summary: 'Make a budget',
        description:
          'An amount per period, or for each month, for any cost filter, with thresholds on what is spent and expected, and whose it is.',
      },
    })
    .input(NewBudget)
    .output(output(Budget))
    .mutation(({ ctx, input }) => alertsAfter(ctx, createBudget(ctx, input))),

  propose: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'GET',
        path: '/budget-proposal',
        summary: 'Propose amounts for a year',
        description:
          'An amount for each month, from what the year before cost or from the forecast, with a percentage on top. Nothing is stored: fill them into `monthly_amounts` of a budget, which never moves by itself.',
      },
    })
    .input(ProposalQuery)
    .output(output(BudgetProposal))
    .query(({ ctx, input }) => proposeAmounts(ctx, input)),

  get: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'GET',
        path: '/budgets/{id}',
        summary: 'Read one budget',
        description: 'The budget with its state and its past periods.',
      },
    })
    .input(BudgetId)
    .output(output(BudgetWithHistory))
    .query(({ ctx, input }) => getBudget(ctx, input)),

  update: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'PUT',
        path: '/budgets/{id}',
        summary: 'Replace a budget',
        description: 'Writes a budget anew; alerts of thresholds that are not reached any more are resolved.',
      },
    })
    .input(ChangedBudget)
    .output(output(Budget))
    .mutation(({ ctx, input }) => alertsAfter(ctx, updateBudget(ctx, input))),

  delete: procedure
    .meta({
      openapi: {
        ...budgets,
        method: 'DELETE',
        path: '/budgets/{id}',
        summary: 'Delete a budget',
        description: 'Deletes the budget; alerts that it caused are resolved and stay in the list.',
      },
    })
    .input(BudgetId)
    .output(output(DeletedBudget))
    .mutation(({ ctx, input }) => alertsAfter(ctx, deleteBudget(ctx, input))),
})
