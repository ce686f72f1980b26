import { z } from 'zod'
import { text, textOrNull, usdOrNull } from './amount-fields.ts'
import { Month } from './bill.ts'
import { chargeScopeFields } from './charge-query.ts'
import { costFilterFields, metricField } from './cost-query.ts'
import { CurrencyCode } from './currency.ts'
import { exact } from './exact.ts'

const PlannedMonth = Month.refine(
  (month) => month >= '2000-01' && month <= '2100-12',
  'Write a month from 2000-01 to 2100-12.',
)

export const MonthAmount = z
  .strictObject({
    month: PlannedMonth.meta({ description: 'The month.', example: '2026-12' }),
    amount: exact(
      z
        .number('Write the amount as a number, for example 10000.')
        .min(0, 'An amount is not negative.')
        .max(1e12)
        .meta({ description: 'How much may be spent in it.', example: 14000 }),
    ),
  })
  .meta({ id: 'MonthAmount', description: 'The amount of one month.' })
export type MonthAmount = z.infer<typeof MonthAmount>

export const rollovers = ['none', 'unspent', 'overspent', 'both'] as const
export const Rollover = z.enum(rollovers).meta({
  id: 'Rollover',
  description:
    'What of a period is carried into the next one of the same calendar year: nothing, what is left, what is too much, or either.',
  example: 'unspent',
})
export type Rollover = z.infer<typeof Rollover>

/** The amounts of single months and what is carried on, as fields of a budget. */
export const planFields = {
  monthly_amounts: z
    .array(MonthAmount)
    .max(120)
    .default([])
    .meta({
      description: 'Months with an amount of their own; all others have `amount`. For monthly budgets only.',
      example: [{ month: '2026-12', amount: 14000 }],
    }),
  rollover: Rollover.default('none').meta({ description: 'What is carried on.', example: 'none' }),
  rollover_from: PlannedMonth.nullable().default(null).meta({
    description: 'The first month whose rest is carried on; null: January of each year.',
    example: '2026-11',
  }),
}

type Plan = {
  readonly period: string
  readonly monthly_amounts: readonly MonthAmount[]
  readonly rollover: Rollover
  readonly rollover_from: string | null
}

/** Reports amounts and a rollover that contradict each other or the period; for `superRefine`. */
export function checkPlan(
  { period, monthly_amounts, rollover, rollover_from }: Plan,
  context: z.RefinementCtx,
): void {
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  const months = monthly_amounts.map(({ month }) => month)
  const twice = months.find((month, place) => months.indexOf(month) !== place)
  if (twice !== undefined) issue('monthly_amounts', `${twice} has two amounts. Give it one.`)
  if (period !== 'monthly' && months.length > 0)
    issue('monthly_amounts', 'Only a monthly budget has amounts of single months.')
  if (period === 'yearly' && rollover !== 'none')
    issue('rollover', 'A yearly budget has nothing to carry on within its year.')
  if (rollover === 'none' && rollover_from !== null)
    issue('rollover_from', 'Nothing is carried on. Choose a rollover, or leave rollover_from out.')
}

export const proposalBases = ['last_year', 'forecast'] as const
export const ProposalBasis = z.enum(proposalBases).meta({
  id: 'ProposalBasis',
  description:
    '`last_year`: what the same months of the year before cost. `forecast`: what is expected, or known already.',
  example: 'last_year',
})
export type ProposalBasis = z.infer<typeof ProposalBasis>

export const ProposalQuery = z.strictObject({
  ...costFilterFields,
  ...chargeScopeFields,
  ...metricField,
  basis: ProposalBasis.default('last_year').meta({
    description: 'What the amounts come from.',
    example: 'last_year',
  }),
  year: z
    .number()
    .int()
    .min(2000)
    .max(2100)
    .meta({ description: 'The year whose months are to be filled.', example: 2027 }),
  change_percent: z
    .number()
    .min(-100)
    .max(1000)
    .default(0)
    .meta({ description: 'On top of that, in percent; negative for less.', example: 5 }),
  currency: CurrencyCode.meta({
    description: 'What the amounts are to be in; left out: the reporting currency.',
    example: 'EUR',
  }).optional(),
})
export type ProposalQuery = z.infer<typeof ProposalQuery>

const ProposedMonth = z
  .object({
    month: text('The month.', '2027-01'),
    amount: usdOrNull('The amount in that currency; null where nothing tells it.', 10500),
    source: z.enum(['actual', 'forecast']).nullable().meta({
      description: '`forecast`: at least in part. Null where nothing tells it.',
      example: 'actual',
    }),
    note: textOrNull('What limits it, or why there is none; null for nothing.', null),
  })
  .meta({ id: 'ProposedMonth', description: 'What a month of a budget could be.' })
export type ProposedMonth = z.infer<typeof ProposedMonth>

export const BudgetProposal = z
  .object({
    year: z.number().int().meta({ description: 'The year.', example: 2027 }),
    basis: ProposalBasis.meta({ description: 'What the amounts come from.', example: 'last_year' }),
    currency: text('What they are in.', 'EUR'),
    months: z.array(ProposedMonth).meta({ description: 'All twelve months.' }),
    notes: z
      .array(z.string())
      .meta({ description: 'What the reader should know.', example: ['12.00 CHF have no exchange rate.'] }),
  })
  .meta({ id: 'BudgetProposal', description: 'Amounts to fill into a budget; nothing is stored by asking.' })
export type BudgetProposal = z.infer<typeof BudgetProposal>
