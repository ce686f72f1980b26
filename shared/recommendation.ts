import { z } from 'zod'
import { count, day, sentences, subjectFields, text, textOrNull, usd, usdOrNull } from './amount-fields.ts'
import { Provider } from './catalogue.ts'
import { ChargeKind } from './charge-kind.ts'
import { currencyFields } from './currency.ts'
import { Day, DayRange } from './period.ts'

export const grades = ['low', 'medium', 'high'] as const

export const recommendationStates = ['open', 'dismissed', 'snoozed', 'done'] as const
export const RecommendationState = z.enum(recommendationStates).meta({
  id: 'RecommendationState',
  description: '`open`: to be looked at; the others were decided, with a reason.',
  example: 'open',
})
export type RecommendationState = z.infer<typeof RecommendationState>

export const RecommendationsQuery = z.strictObject({
  cloud_provider: Provider.meta({ description: 'Only about this provider.', example: 'AWS' }).optional(),
  service_name: z
    .string()
    .min(1)
    .max(400)
    .meta({ description: 'Only about this service.', example: 'EC2' })
    .optional(),
  state: z
    .enum([...recommendationStates, 'all'])
    .default('open')
    .meta({ description: 'Only those in this state.', example: 'open' }),
})
export type RecommendationsQuery = z.infer<typeof RecommendationsQuery>

export const MonthlySaving = z
  .object({
    low: usd('What it saves in a month at least, as the data suggests.', 180),
    expected: usd('What it saves in a month.', 310.4),
    high: usd('What it saves in a month at most.', 380),
  })
  .meta({ id: 'MonthlySaving', description: 'An estimated saving per month.' })
export type MonthlySaving = z.infer<typeof MonthlySaving>

const Figure = z
  .object({
    label: text('What it is.', 'Steady on-demand cost per day'),
    value: z.number().meta({ description: 'How much.', example: 212.5 }),
    unit: text('In what: a currency, `percent`, or a unit of use.', 'USD'),
  })
  .meta({ id: 'EvidenceFigure', description: 'A figure from the bills that a recommendation rests on.' })
export type EvidenceFigure = z.infer<typeof Figure>

const Assumption = z
  .object({
    name: text('The setting that changes it.', 'commitment_discount_percent'),
    value: z.number().meta({ description: 'The value in force.', example: 28 }),
    unit: text('Its unit.', 'percent'),
    description: text('What it means.', 'What a one-year commitment takes off the on-demand price.'),
  })
  .meta({
    id: 'Assumption',
    description: 'What a saving assumes beyond the bills; change it under /insight-settings.',
  })

const FoundResource = z
  .object({
    resource_id: text('Its id in the bill.', 'vol-0a1b2c3d'),
    resource_name: textOrNull('Its name, where the bill has one.', null),
    account: textOrNull('Its account.', 'shop'),
    region: textOrNull('Its region.', 'eu-central-1'),
    monthly_cost: usd('What it costs in a month.', 40),
    saving: usdOrNull('What of that could be saved; null where only the whole can be told.', 8),
    command: textOrNull(
      'A command that shows or changes it, for a shell with the provider’s tool.',
      'aws ec2 modify-volume --volume-id vol-0a1b2c3d --volume-type gp3',
    ),
  })
  .meta({ id: 'FoundResource', description: 'A resource that a recommendation is about.' })

const FollowUp = z
  .object({
    expected: usdOrNull('What it was said to save in a month.', 310.4),
    seen: usdOrNull(
      'What the same charges now cost less in a month; null for less than a week of data.',
      288,
    ),
    days: count('How many complete days there are since.', 21),
  })
  .meta({ id: 'FollowUp', description: 'What came of a recommendation that was done.' })

export const Recommendation = z
  .object({
    id: text('Names this recommendation for as long as it is given.', '5f0c2a9b7d1e4c58'),
    rule: text('The rule that gives it.', 'steady-baseline'),
    title: text('What it is, short.', 'Commit to the steady compute of AWS'),
    ...subjectFields,
    account: textOrNull('The account; null where it is not one.', null),
    evidence: z.array(Figure).meta({ description: 'The figures that it rests on.' }),
    formula: text(
      'How the saving comes from the figures.',
      '(mean of the covered cost - committed cost x (1 - discount)) x 30.4 days',
    ),
    source: text('Where the formula and its figures come from.', 'AWS price list of EBS volumes'),
    charge_kinds: z.array(ChargeKind).meta({
      description: 'What the charges are for that it is about.',
      example: ['volume'],
    }),
    resources: z.array(FoundResource).meta({
      description: 'The dearest resources that it is about, at most 50; none where bills do not name them.',
    }),
    resource_count: count('How many resources it is about.', 12),
    saving: MonthlySaving.nullable().meta({ description: 'Null where the bills do not tell a saving.' }),
    saving_alone: usdOrNull(
      'The expected saving if nothing else were done; other recommendations share its charges.',
      340,
    ),
    assumptions: z.array(Assumption).meta({ description: 'What it assumes.' }),
    confidence: z.enum(grades).meta({ description: 'How sure it is.', example: 'medium' }),
    effort: z.enum(grades).meta({ description: 'How much work it is.', example: 'low' }),
    what_to_do: text('What to do.', 'Buy a one-year savings plan.'),
    how_to_check: text(
      'How to see afterwards that it worked.',
      'The on-demand cost of EC2 falls by the committed part.',
    ),
    state: RecommendationState.meta({ description: 'What was decided.', example: 'open' }),
    reason: textOrNull('Why.', null),
    snoozed_until: Day.nullable().meta({
      description: 'When it comes back; null for not at all.',
      example: null,
    }),
    decided_at: textOrNull('When it was decided, ISO 8601.', null),
    follow_up: FollowUp.nullable().meta({ description: 'For those that are done; else null.' }),
  })
  .meta({ id: 'Recommendation', description: 'Something to do about costs, with what it rests on.' })
export type Recommendation = z.infer<typeof Recommendation>

export const RecommendationsResponse = z
  .object({
    based_on: DayRange.nullable().meta({
      description: 'The complete days that the rules looked at; null without data.',
    }),
    recommendations: z.array(Recommendation).meta({ description: 'The greatest saving first.' }),
    total_saving: MonthlySaving.meta({ description: 'All savings of the open ones; none is counted twice.' }),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'RecommendationsResponse', description: 'What to do about costs.' })
export type RecommendationsResponse = z.infer<typeof RecommendationsResponse>

export const RecommendationDecision = z
  .strictObject({
    id: z
      .string()
      .regex(/^[0-9a-f]{16}$/, 'A recommendation id has 16 hexadecimal digits.')
      .meta({ description: 'Which recommendation.', example: '5f0c2a9b7d1e4c58' }),
    state: RecommendationState.meta({
      description: 'The new state; `open` takes a decision back.',
      example: 'dismissed',
    }),
    reason: z
      .string()
      .trim()
      .max(2000)
      .meta({ description: 'Why; needed for all but open.', example: 'The contract ends in March' })
      .optional(),
    snoozed_until: day('Until when; needed to snooze.', '2027-01-01').optional(),
  })
  .superRefine(({ state, reason, snoozed_until }, context) => {
    if (state !== 'open' && (reason === undefined || reason === '')) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Say why, for those who come later.' })
    }
    if ((state === 'snoozed') !== (snoozed_until !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['snoozed_until'],
        message: 'Give the day until which to snooze, and only to snooze.',
      })
    }
  })
  .meta({
    id: 'RecommendationDecision',
    description: 'What is decided about a recommendation.',
    example: { state: 'dismissed', reason: 'The contract ends in March' },
  })
export type RecommendationDecision = z.infer<typeof RecommendationDecision>
