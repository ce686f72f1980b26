import { z } from 'zod'
import { count, percentOrNull, sentences, text, usd } from './amount-fields.ts'
import { chargeFilterFields, checkTagKey } from './charge-query.ts'
import { checkRange, costFilterFields, incompleteField, metricField, rangeFields } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { Day, DayRange } from './period.ts'

const furtherDimensions = ['resource', 'tag'] as const
const FurtherDimension = z.enum(furtherDimensions)
export type FurtherDimension = z.infer<typeof FurtherDimension>

export const ExplainQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...metricField,
    ...incompleteField,
    divide_by: z
      .union([FurtherDimension, z.array(FurtherDimension).min(1)])
      .meta({
        description:
          'Waterfalls that are made on request only: by `resource`, or by the values of the tag that `tag_key` names.',
        example: 'resource',
      })
      .optional(),
    compare_start_date: Day.meta({
      description: 'First day of the earlier period; left out with its end: the usual comparison period.',
      example: '2026-10-01',
    }).optional(),
    compare_end_date: Day.meta({
      description: 'Last day of the earlier period.',
      example: '2026-10-24',
    }).optional(),
  })
  .superRefine((query, context) => {
    checkRange(query, context)
    checkTagKey([query.divide_by ?? []].flat(), query.tag_key, context)
    const { compare_start_date: start, compare_end_date: end } = query
    if ((start === undefined) !== (end === undefined)) {
      context.addIssue({
        code: 'custom',
        path: [start === undefined ? 'compare_start_date' : 'compare_end_date'],
        message: 'Give both ends of the earlier period, or neither.',
      })
    }
    if (start !== undefined && end !== undefined && start > end) {
      context.addIssue({
        code: 'custom',
        path: ['compare_start_date'],
        message: `compare_start_date ${start} is after compare_end_date ${end}. Swap them.`,
      })
    }
  })
export type ExplainQuery = z.infer<typeof ExplainQuery>

export const partStates = ['new', 'gone', 'changed', 'unchanged', 'days'] as const

export const ExplanationPart = z
  .object({
    label: text('What it is, for a person.', 'EC2'),
    cloud_provider: text('Its provider, or `All`.', 'AWS'),
    value: z.string().nullable().meta({
      description:
        'What to filter by to see it: an account, a region, a kind of charge, a resource or a value of the tag; null for anything else.',
      example: 'eu-central-1',
    }),
    previous: usd(
      'What it cost in the earlier period, in cents exactly; in as many days as the later one has.',
      4100,
    ),
    current: usd('What it cost in the later period.', 4420.5),
    change: usd('The difference; all changes of a waterfall add up to `difference`.', 320.5),
    percentage_change: percentOrNull('The difference in percent; null where it cost nothing before.', 7.82),
    state: z.enum(partStates).meta({
      description:
        'Whether it is new, gone or another size. `days` is what more or fewer days make, where the periods differ in length; it comes first.',
      example: 'changed',
    }),
  })
  .meta({ id: 'ExplanationPart', description: 'One bar of a waterfall.' })
export type ExplanationPart = z.infer<typeof ExplanationPart>

export const waterfallDimensions = [
  'provider',
  'service',
  'account',
  'region',
  'charge_kind',
  ...furtherDimensions,
] as const

export const Waterfall = z
  .object({
    dimension: z.enum(waterfallDimensions).meta({
      description:
        'What the difference is divided by; other than by provider and service only where bills go so deep.',
      example: 'service',
    }),
    parts: z.array(ExplanationPart).meta({ description: 'The greatest change first.' }),
  })
  .meta({ id: 'Waterfall', description: 'One way from the earlier total to the later one.' })
export type Waterfall = z.infer<typeof Waterfall>

const Cause = z
  .object({
    label: text(
      'Usage, Mix, Price, Discounts, Commitments, Credits, Refunds and corrections, Taxes, Fees, Adjustments, New, Gone, Exchange rates, Number of days or Other.',
      'Usage',
    ),
    change: usd('How much of the difference it makes; all causes add up to `difference`.', 820.1),
    drivers: z
      .array(
        z.object({
          label: text('What it is, for a person.', 'AWS / EC2: Instance hours (m7g.large)'),
          change: usd('How much of the difference it makes.', 410.2),
        }),
      )
      .meta({ description: 'What makes the most of it, at most three.' }),
  })
  .meta({ id: 'ExplanationCause', description: 'One cause of a difference.' })
export type ExplanationCause = z.infer<typeof Cause>

export const Explanation = z
  .object({
    current: DayRange.nullable().meta({
      description: 'The later period, elapsed and complete days only; null without data.',
    }),
    previous: DayRange.nullable().meta({ description: 'The earlier period.' }),
    current_total: usd('What the later period cost, to the cent.', 22625),
    previous_total: usd('What the earlier period cost, to the cent.', 21294.12),
    difference: usd('The one minus the other.', 1330.88),
    percentage_change: percentOrNull(
      'The change in percent, per day where the periods differ in length; null where nothing was spent before.',
      6.25,
    ),
    compared_days: count('How many days are compared.', 22),
    previous_days: count('With how many days.', 22),
    exchange_rate_change: usd(
      'What changed exchange rates make of the difference, to the cent; a cause of its own.',
      120,
    ),
    real_change: usd('The rest: the difference at the rates of the earlier period.', 1210.88),
    summary: text(
      'The difference in a sentence.',
      'Costs rose by $1,330.88 (6.25 %), mostly EC2 (+$820.10).',
    ),
    waterfalls: z.array(Waterfall).meta({ description: 'One for each dimension that the bills know.' }),
    causes: z.array(Cause).nullable().meta({
      description:
        'What the difference comes from, the greatest first; null where no bill goes so deep and no exchange rate changed.',
    }),
    new_services: sentences('Services that cost nothing in the earlier period.', ['AWS / Bedrock']),
    gone_services: sentences('Services that cost nothing in the later period.', []),
    left_out_days: z.array(Day).meta({
      description:
        'Days of the later period that are left out, because they or their counterpart are incomplete.',
      example: ['2026-11-23'],
    }),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'Explanation', description: 'Why a total changed.' })
export type Explanation = z.infer<typeof Explanation>
