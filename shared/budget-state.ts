import { z } from 'zod'
import { day, dayOrNull, flag, percent, percentOrNull, usd, usdOrNull } from './amount-fields.ts'
import { currencyFields, currencyListFields } from './currency.ts'
import { ForecastTotal } from './forecast.ts'
import { DayRange } from './period.ts'

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
    set_amount: usd('The amount that was set for the period, in the currency of the budget.', 10000),
    carried_over: usdOrNull(
      'What earlier periods of the year left over, negative for what they spent too much, in the reporting currency; null where no exchange rate is known.',
      0,
    ),
    amount: usdOrNull(
      'What may be spent in the period, what is carried over included, in the reporting currency; null where no exchange rate is known.',
      10000,
    ),
    spent: usd('What was spent in it up to today, incomplete days included.', 7420.1),
    spent_percent: percentOrNull(
      'Of the amount; null where that is not known or nothing is left of it.',
      74.2,
    ),
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

export const PastBudgetPeriod = z
  .object({
    start_date: day('First day.', '2026-10-01'),
    end_date: day('Last day.', '2026-10-31'),
    amount: usdOrNull(
      'What might be spent, what was carried over included, as the budget is now; null where no exchange rate of then tells it.',
      10000,
    ),
    carried_over: usdOrNull('What earlier periods of the year left over.', 0),
    spent: usd('What was spent.', 9811.4),
    spent_percent: percentOrNull(
      'Of that amount; null where it is not known or nothing was left of it.',
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
export type PastBudgetPeriod = z.infer<typeof PastBudgetPeriod>
