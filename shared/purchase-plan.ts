import { z } from 'zod'
import { count, percent, sentences, text, usd } from './amount-fields.ts'
import { Provider } from './catalogue.ts'
import { chargeScopeFields } from './charge-query.ts'
import { costFilterFields } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { DayRange } from './period.ts'

const { account, region } = chargeScopeFields

export const offers = ['compute', 'machine_learning', 'database', 'cache'] as const
export type Offer = (typeof offers)[number]

export const PurchasePlanQuery = z.strictObject({
  ...costFilterFields,
  account,
  region,
  look_back_days: z.coerce
    .number<number>('look_back_days is a whole number from 7 to 90.')
    .int()
    .min(7)
    .max(90)
    .default(60)
    .meta({ description: 'How many complete days it looks back.', example: 60 }),
  usage_change_percent: z.coerce
    .number<number>('usage_change_percent is a number from -90 to 200.')
    .min(-90)
    .max(200)
    .default(0)
    .meta({ description: 'How much usage is expected to change; 0 for as it was.', example: -10 }),
})
export type PurchasePlanQuery = z.infer<typeof PurchasePlanQuery>

const PlanPoint = z
  .object({
    hourly_commitment: usd('What is paid for an hour, at the price of the commitment.', 0.72),
    monthly_saving: usd('What it would have saved in a month, negative for a loss.', 120.4),
    utilization_percent: percent('How much of it would have been used.', 97.2),
    coverage_percent: percent('How much of the usage it would have covered.', 71),
    worst_day_utilization_percent: percent('How much of it was used on the day with the least usage.', 80),
  })
  .meta({ id: 'PlanPoint', description: 'A size of a commitment and what would have come of it.' })
export type PlanPoint = z.infer<typeof PlanPoint>

const PlanLoss = z
  .object({
    usage_change_percent: percent('How much usage falls.', -20),
    monthly_saving: usd('What a month saves then, negative for a loss.', 40.2),
  })
  .meta({ id: 'PlanLoss', description: 'What becomes of a saving when usage falls.' })

const PurchasePlan = z
  .object({
    cloud_provider: Provider.meta({ description: 'Whose commitment it is.', example: 'AWS' }),
    offer: z.enum(offers).meta({ description: 'What usage it covers.', example: 'compute' }),
    term_years: count('For how many years.', 1),
    payment: z.enum(['No Upfront', 'Partial Upfront', 'All Upfront']).meta({
      description: 'How much is paid at once.',
      example: 'No Upfront',
    }),
    discount_percent: percent('What it takes off the price of the usage.', 28),
    discount_source: text('Where that is from.', 'what the bills’ own commitments take off'),
    eligible_monthly_cost: usd('Usage that it could cover and that nothing covers, in a month.', 2400),
    best: PlanPoint.meta({ description: 'The size that would have saved most.' }),
    steady: PlanPoint.nullable().meta({
      description: 'The largest size of which at least 95 % would have been used; null for none.',
    }),
    upfront: usd('What is paid at once for the best size.', 0),
    losses: z.array(PlanLoss).meta({ description: 'The best size if usage falls.' }),
    curve: z.array(PlanPoint).meta({ description: 'Sizes from none to all of the usage.' }),
  })
  .meta({ id: 'PurchasePlan', description: 'What a commitment of one kind would have saved.' })
export type PurchasePlan = z.infer<typeof PurchasePlan>

export const PurchasePlanResponse = z
  .object({
    based_on: DayRange.nullable().meta({
      description: 'The complete days that were looked at; null without data.',
    }),
    resolution: z.enum(['day']).meta({
      description: 'The shortest time that usage is known for: savings of daily usage are an upper bound.',
      example: 'day',
    }),
    plans: z
      .array(PurchasePlan)
      .meta({ description: 'The greatest saving first; they exclude each other within an offer.' }),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'PurchasePlanResponse', description: 'Which commitments would have paid off.' })
export type PurchasePlanResponse = z.infer<typeof PurchasePlanResponse>
