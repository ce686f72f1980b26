import { z } from 'zod'
import { count, text, textOrNull, usd } from './amount-fields.ts'
import { ownerFields } from './alert-filter.ts'
import { checkPlan, MonthAmount, planFields, Rollover } from './budget-amounts.ts'
import { BudgetState, PastBudgetPeriod } from './budget-state.ts'
import { chargeScopeFields } from './charge-query.ts'
import { costFilterFields, Metric } from './cost-query.ts'
import { CurrencyCode } from './currency.ts'
import { exact } from './exact.ts'

export const budgetPeriods = ['monthly', 'quarterly', 'yearly'] as const
export const BudgetPeriod = z.enum(budgetPeriods).meta({
  id: 'BudgetPeriod',
  description: 'The calendar period that the amount is for.',
  example: 'monthly',
})
export type BudgetPeriod = z.infer<typeof BudgetPeriod>

export const BudgetScope = z.strictObject({ ...costFilterFields, ...chargeScopeFields }).meta({
  id: 'BudgetScope',
  description: 'Which costs count: any cost filter; empty for all.',
  example: { cloud_provider: 'AWS' },
})
export type BudgetScope = z.infer<typeof BudgetScope>

const thresholds = (description: string, example: number[]) =>
  z
    .array(exact(z.number('A threshold is a number of percent.').positive().max(1000)))
    .max(20)
    .meta({ description, example })

const budgetFields = {
  name: z
    .string()
    .trim()
    .min(1, 'Give the budget a name.')
    .max(200)
    .meta({ description: 'Its name.', example: 'AWS in all' }),
  amount: exact(
    z
      .number('Write the amount as a number, for example 10000.')
      .positive('A budget is more than 0.')
      .max(1e12)
      .meta({ description: 'How much may be spent in a period.', example: 10000 }),
  ),
  currency: CurrencyCode.meta({
    description:
      'What the amount is in; left out: the reporting currency, or for a change what it was in before.',
    example: 'USD',
  }).optional(),
  period: BudgetPeriod.default('monthly').meta({ description: 'The period.', example: 'monthly' }),
  scope: BudgetScope.default({}).meta({
    description: 'Which costs count.',
    example: { cloud_provider: 'AWS' },
  }),
  metric: Metric.default('billed').meta({ description: 'Which cost is counted.', example: 'billed' }),
  actual_thresholds: thresholds('Alert when so many percent are spent.', [80, 100]).default([80, 100]),
  forecast_thresholds: thresholds('Alert when so many percent are expected by the end.', [100]).default([
    100,
  ]),
  ...planFields,
  ...ownerFields,
}

const example = {
  name: 'AWS in all',
  amount: 10000,
  period: 'monthly',
  scope: { cloud_provider: 'AWS' },
  metric: 'billed',
  actual_thresholds: [80, 100],
  forecast_thresholds: [100],
  monthly_amounts: [{ month: '2026-12', amount: 14000 }],
  rollover: 'unspent',
  rollover_from: '2026-11',
  owner: 'Ana',
  team: 'Web',
}

export const NewBudget = z
  .strictObject(budgetFields)
  .superRefine(checkPlan)
  .meta({ id: 'NewBudget', description: 'How much some costs may come to, and when to warn.', example })
export type NewBudget = z.infer<typeof NewBudget>

const id = z.coerce
  .number<number>('An id is a whole number.')
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'The number of the budget.', example: 3 })

export const BudgetId = z.strictObject({ id })
export type BudgetId = z.infer<typeof BudgetId>

export const ChangedBudget = z
  .strictObject({ id, ...budgetFields })
  .superRefine(checkPlan)
  .meta({ id: 'ChangedBudget', description: 'The new content of a budget.', example })
export type ChangedBudget = z.infer<typeof ChangedBudget>

export const Budget = z
  .object({
    id: count('The number of the budget.'),
    name: text('Its name.', 'AWS in all'),
    amount: usd('How much may be spent in a period that has no amount of its own.', 10000),
    currency: text('What that is in.', 'USD'),
    period: BudgetPeriod.meta({ description: 'The period.', example: 'monthly' }),
    scope: BudgetScope.meta({ description: 'Which costs count.', example: { cloud_provider: 'AWS' } }),
    metric: Metric.meta({ description: 'Which cost is counted.', example: 'billed' }),
    actual_thresholds: z
      .array(z.number())
      .meta({ description: 'In percent of what is spent.', example: [80, 100] }),
    forecast_thresholds: z
      .array(z.number())
      .meta({ description: 'In percent of what is expected.', example: [100] }),
    monthly_amounts: z.array(MonthAmount).meta({
      description: 'Months with an amount of their own, oldest first.',
      example: [{ month: '2026-12', amount: 14000 }],
    }),
    rollover: Rollover.meta({ description: 'What is carried on.', example: 'none' }),
    rollover_from: textOrNull('The first month whose rest is carried on; null: January.', null),
    owner: textOrNull('Who answers for it; null for nobody yet.', 'Ana'),
    team: textOrNull('Whose costs they are; null for nobody’s yet.', 'Web'),
    created_at: text('When it was made, ISO 8601.', '2026-11-01T08:00:00.000Z'),
    updated_at: text('When it was last changed, ISO 8601.', '2026-11-01T08:00:00.000Z'),
    state: BudgetState.meta({ description: 'How it is doing.' }),
  })
  .meta({ id: 'Budget', description: 'A budget with its state.' })
export type Budget = z.infer<typeof Budget>

export const BudgetWithHistory = Budget.extend({
  history: z
    .array(PastBudgetPeriod)
    .meta({ description: 'Past periods with data, newest first, at most 12.' }),
}).meta({ id: 'BudgetWithHistory', description: 'A budget with its state and its past periods.' })
export type BudgetWithHistory = z.infer<typeof BudgetWithHistory>

export const DeletedBudget = z
  .object({ id, deleted: z.literal(true).meta({ description: 'Always true.', example: true }) })
  .meta({ id: 'DeletedBudget', description: 'Which budget was deleted.', example: { id: 3, deleted: true } })
export type DeletedBudget = z.infer<typeof DeletedBudget>
