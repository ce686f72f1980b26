import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { Metric } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { IncompleteDay } from './coverage.ts'
import { Day, Granularity } from './period.ts'

/** A sum of money, or a part of one in percent. */
export const amount = (description: string, example = 1234.56) => z.number().meta({ description, example })

const share = {
  total_cost: amount('The sum.', 9321.5),
  percentage: amount('Of the total in the same response, in percent.', 41.2),
}

export const CostMetadata = z
  .object({
    total_cost: amount('The sum of `data`.', 22625),
    date_range: z
      .object({
        start: Day.nullable().meta({ description: 'First day; null without data.', example: '2026-11-01' }),
        end: Day.nullable().meta({ description: 'Last day; null without data.', example: '2026-11-24' }),
      })
      .meta({
        description: 'The days that the answer covers.',
        example: { start: '2026-11-01', end: '2026-11-24' },
      }),
    provider_summary: z.record(z.string(), z.object(share)).meta({
      description: 'Each provider with its share.',
      example: { AWS: { total_cost: 9321.5, percentage: 41.2 } },
    }),
    service_summary: z.record(z.string(), z.object({ ...share, cloud_provider: Provider })).meta({
      description: 'Each service with its share. A name that two providers share reads `Provider / service`.',
      example: { EC2: { total_cost: 7210.2, percentage: 31.87, cloud_provider: 'AWS' } },
    }),
    ...currencyFields,
    incomplete_days: z.array(IncompleteDay).meta({
      description: 'Days of the range that bills do not cover completely, oldest first.',
      example: [{ date: '2026-11-23', state: 'partial' }],
    }),
  })
  .meta({ id: 'CostMetadata', description: 'Totals and shares of the answer.' })
export type CostMetadata = z.infer<typeof CostMetadata>

export const QueryInfo = z
  .object({
    filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])).meta({
      description: 'The filters that were applied.',
      example: { preset: 'this_month', cloud_provider: 'AWS' },
    }),
    granularity: Granularity.meta({ description: 'The length of a period.', example: 'daily' }),
    metric: Metric.meta({ description: 'Which cost was counted.', example: 'billed' }),
    record_count: z.number().int().meta({ description: 'How many entries `data` has.', example: 216 }),
    next_offset: z
      .number()
      .int()
      .nullable()
      .meta({
        description: 'There where a page was asked for: the offset of the next one; null after the last.',
        example: 1000,
      })
      .optional(),
    notes: z.array(z.string()).meta({
      description: 'What the reader should know about this answer.',
      example: ["No service named 'EC3'. Did you mean EC2?"],
    }),
  })
  .meta({ id: 'QueryInfo', description: 'What was asked, as it was understood.' })
export type QueryInfo = z.infer<typeof QueryInfo>
