import { z } from 'zod'
import { count, day, dayOrNull, flag, percent, percentOrNull, text, usd, usdOrNull } from './amount-fields.ts'
import { chargeScopeFields } from './charge-query.ts'
import { costFilterFields, Metric } from './cost-query.ts'
import { CurrencyCode, currencyFields, currencyListFields } from './currency.ts'
import { exact } from './exact.ts'
import { ForecastTotal } from './forecast.ts'
import { DayRange } from './period.ts'

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
}

const example = {
  name: 'AWS in all',
  amount: 10000,
  period: 'monthly',
  scope: { cloud_provider: 'AWS' },
  metric: 'billed',
  actual_thresholds: [80, 100],
  forecast_thresholds: [100],
}

export const NewBudget = z
  .strictObject(budgetFields)
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
  .meta({ id: 'ChangedBudget', description: 'The new content of a budget.', example })
export type ChangedBudget = z.infer<typeof ChangedBudget>

export const thresholdBases = ['actual', 'forecast'] as const

const Threshold = z
  .object({
    basis: z.enum(thresholdBases).meta({ description: 'What is held against it.', example: 'actual' }),
    percent: percent('Of the amount.', 80),
    is_crossed: flag('Whether it is reached.', false),
  })
  .meta({ id: 'BudgetThreshold', description: 'A threshold and whether it is reached.' })
export type BudgetThreshold = z.infer<typeof Threshold>

export const BudgetState = z
  .object({
    period: DayRange.meta({ description: 'The current period.' }),
    amount: usdOrNull(
      'The amount of the budget in the reporting currency; null where no exchange rate is known.',
      10000,
    ),
    spent: usd('What was spent in it up to today, incomplete days included.', 7420.1),
    spent_percent: percentOrNull('Of the amount; null where that is not known.', 74.2),
    remaining: usdOrNull('What is left; negative when it is overspent.', 2579.9),
    elapsed_percent: percent('How much of the period has passed, today included.', 80),
    pace_percent: percentOrNull('Spending against an even pace: above 100 is too fast.', 92.75),
    forecast: ForecastTotal.nullable().meta({
      description: 'The period in all as expected; null without history.',
    }),
    forecast_percent: percentOrNull('The expected total, of the amount.', 93.1),
    projected_overrun_date: dayOrNull(
      'The day on which the amount is, or was, exceeded; null for none.',
      null,
    ),
    status: z.enum(['on_track', 'at_risk', 'over', 'unknown']).meta({
      description:
        '`over`: more is spent. `at_risk`: the upper 80 % bound is beyond the amount. `unknown`: no exchange rate tells the amount. Else `on_track`.',
      example: 'on_track',
    }),
    thresholds: z.array(Threshold).meta({ description: 'All thresholds.' }),
    ...currencyFields,
  })
  .meta({ id: 'BudgetState', description: 'How a budget is doing.' })
export type BudgetState = z.infer<typeof BudgetState>

export const Budget = z
  .object({
    id: count('The number of the budget.'),
    name: text('Its name.', 'AWS in all'),
    amount: usd('How much may be spent in a period.', 10000),
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
    created_at: text('When it was made, ISO 8601.', '2026-11-01T08:00:00.000Z'),
    updated_at: text('When it was last changed, ISO 8601.', '2026-11-01T08:00:00.000Z'),
    state: BudgetState.meta({ description: 'How it is doing.' }),
  })
  .meta({ id: 'Budget', description: 'A budget with its state.' })
export type Budget = z.infer<typeof Budget>

const PastPeriod = z
  .object({
    start_date: day('First day.', '2026-10-01'),
    end_date: day('Last day.', '2026-10-31'),
    spent: usd('What was spent.', 9811.4),
    spent_percent: percentOrNull(
      'Of the amount as it is now; null where no exchange rate of then tells it.',
      98.1,
    ),
    is_over: flag('Whether it was overspent.', false),
    is_partial: flag('Whether the data begins within it.', false),
    ...currencyListFields('the period'),
  })
  .meta({
    id: 'PastBudgetPeriod',
    description: 'A period that is over, held against the amount as it is now.',
  })
export type PastBudgetPeriod = z.infer<typeof PastPeriod>

export const BudgetWithHistory = Budget.extend({
  history: z.array(PastPeriod).meta({ description: 'Past periods with data, newest first, at most 12.' }),
}).meta({ id: 'BudgetWithHistory', description: 'A budget with its state and its past periods.' })
export type BudgetWithHistory = z.infer<typeof BudgetWithHistory>

export const DeletedBudget = z
  .object({ id, deleted: z.literal(true).meta({ description: 'Always true.', example: true }) })
  .meta({ id: 'DeletedBudget', description: 'Which budget was deleted.', example: { id: 3, deleted: true } })
export type DeletedBudget = z.infer<typeof DeletedBudget>
