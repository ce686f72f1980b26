import { z } from 'zod'
import { chargeFilterFields } from './charge-query.ts'
import { checkRange, costFilterFields, incompleteField, metricField, rangeFields } from './cost-query.ts'
import { IncompleteDay } from './coverage.ts'
import { currencyFields, currencyListFields } from './currency.ts'
import { Day, DayRange } from './period.ts'

export const SummaryQuery = z
  .strictObject({
    ...rangeFields,
    ...costFilterFields,
    ...chargeFilterFields,
    ...metricField,
    ...incompleteField,
  })
  .superRefine(checkRange)
export type SummaryQuery = z.infer<typeof SummaryQuery>

export const trends = ['increasing', 'decreasing', 'stable'] as const

/** The direction of a change in percent; a small or unknown one is none. */
export function trendOf(percentage: number | null): (typeof trends)[number] {
  if (percentage === null || Math.abs(percentage) <= 5) return 'stable'
  return percentage > 0 ? 'increasing' : 'decreasing'
}

const TopEntry = z
  .object({
    name: z.string().meta({ description: 'The service or provider.', example: 'EC2' }),
    cost: z.number().meta({ description: 'Its cost.', example: 7210.2 }),
    percentage: z.number().meta({ description: 'Of the total, in percent.', example: 31.87 }),
  })
  .meta({
    id: 'TopEntry',
    description: 'One rank.',
    example: { name: 'EC2', cost: 7210.2, percentage: 31.87 },
  })

const usd = (description: string, example: number) => z.number().meta({ description, example })

export const CostSummary = z
  .object({
    total_cost: usd('The sum over the period.', 22625),
    by_provider: z
      .object({
        AWS: usd('Cost of AWS.', 9321.5),
        Azure: usd('Cost of Azure.', 7000),
        GCP: usd('Cost of GCP.', 6303.5),
        Other: usd('Cost of everybody else, where there is any.', 12).optional(),
      })
      .meta({ description: 'Cost of each provider.', example: { AWS: 9321.5, Azure: 7000, GCP: 6303.5 } }),
    by_service: z
      .record(z.string(), z.number())
      .meta({ description: 'Cost of each service, dearest first.', example: { EC2: 7210.2, S3: 1300 } }),
    trend: z
      .enum(trends)
      .meta({ description: 'Above +5 % increasing, below -5 % decreasing.', example: 'increasing' }),
    percentage_change: z.number().nullable().meta({
      description:
        'Against the comparison period, per day where they differ in length; null where that cost nothing.',
      example: 6.25,
    }),
    top_services: z.array(TopEntry).meta({ description: 'The five dearest services.' }),
    top_providers: z.array(TopEntry).meta({ description: 'All providers, dearest first.' }),
    period: z
      .object({
        start_date: Day.nullable().meta({
          description: 'First day; null without data.',
          example: '2026-11-01',
        }),
        end_date: Day.nullable().meta({ description: 'Last day; null without data.', example: '2026-11-24' }),
        elapsed_days: z.number().int().meta({ description: 'Days of the period up to today.', example: 24 }),
        daily_average: usd('Cost of the elapsed days divided by their number.', 942.71),
      })
      .meta({ description: 'The days summed up.' }),
    comparison: z
      .object({
        current: DayRange.meta({ description: 'The elapsed days that are compared, first to last.' }),
        current_total: usd('What they cost.', 22625),
        previous: DayRange.meta({ description: 'The days they are compared with.' }),
        previous_total: usd('What those cost.', 21294.12),
        real_change: usd(
          'The difference at the rates of the comparison period, without what exchange rates did.',
          1210.88,
        ),
        real_percentage_change: z.number().nullable().meta({
          description:
            'The same in percent, per day like `percentage_change`; null where the comparison period cost nothing.',
          example: 5.69,
        }),
        exchange_rate_change: usd(
          'What changed exchange rates make of the difference; 0 where no other currency is involved.',
          120,
        ),
        ...currencyListFields('the days compared with'),
        compared_days: z.number().int().meta({ description: 'How many days are compared.', example: 22 }),
        previous_days: z.number().int().meta({
          description: 'With how many days; where that is another number, `percentage_change` is per day.',
          example: 22,
        }),
        left_out_days: z.array(Day).meta({
          description: 'Elapsed days that are left out, because they or their counterpart are incomplete.',
          example: ['2026-11-23', '2026-11-24'],
        }),
        notes: z.array(z.string()).meta({ description: 'What limits the comparison.', example: [] }),
      })
      .nullable()
      .meta({ description: 'The comparison period; null where no day of the range has come yet.' }),
    ...currencyFields,
    incomplete_days: z
      .array(IncompleteDay)
      .meta({ description: 'Days of the period that bills do not cover completely, oldest first.' }),
    notes: z.array(z.string()).meta({ description: 'What the reader should know.', example: [] }),
  })
  .meta({ id: 'CostSummary', description: 'Totals, ranks and the change against the comparison period.' })
export type CostSummary = z.infer<typeof CostSummary>
