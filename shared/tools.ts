import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { Day, Granularity } from './period.ts'
import { Preset } from './preset.ts'

export const toolNames = [
  'query_costs_by_range',
  'get_cost_summary',
  'compare_providers',
  'analyze_service_costs',
  'detect_cost_anomalies',
  'get_optimization_recommendations',
] as const
export const ToolName = z.enum(toolNames).meta({
  id: 'ToolName',
  description: 'A read-only tool of the assistant.',
  example: 'get_cost_summary',
})
export type ToolName = z.infer<typeof ToolName>

const days = {
  start_date: Day.optional().meta({
    description: 'First day, included, YYYY-MM-DD. Required with end_date, unless period is given.',
    example: '2026-10-01',
  }),
  end_date: Day.optional().meta({
    description: 'Last day, included, YYYY-MM-DD. Required with start_date, unless period is given.',
    example: '2026-10-31',
  }),
  period: Preset.optional().meta({
    description:
      'A named period in place of the two dates. this_week is Monday to Sunday, other periods that run end today; last_month is the whole calendar month before; last_30_days includes today.',
    example: 'last_month',
  }),
}

const scope = {
  providers: z
    .array(Provider)
    .max(4)
    .optional()
    .meta({ description: 'Only these providers; none for all.', example: ['AWS'] }),
  services: z
    .array(z.string().min(1).max(400))
    .max(200)
    .optional()
    .meta({ description: 'Only these services, by the names that the data gives them.', example: ['EC2'] }),
}

const comparison = {
  compare_start_date: Day.optional().meta({
    description:
      'First day of the period to compare with. Otherwise a month is compared with the same days of the month before, a week with the same weekdays of the week before, any other period with the equally long one right before.',
    example: '2026-09-01',
  }),
  compare_end_date: Day.optional().meta({
    description: 'Last day of the period to compare with.',
    example: '2026-09-30',
  }),
}

const limit = (description: string) =>
  z.number().int().min(1).max(100).optional().meta({ description, example: 5 })
const grouping = z.enum(['service', 'provider']).optional().meta({
  description: 'Splits every figure by service or by provider.',
  example: 'service',
})
const minAmount = z
  .number()
  .min(0)
  .optional()
  .meta({ description: 'Leaves out what costs less than this.', example: 100 })
const order = z
  .enum(['cost_desc', 'cost_asc'])
  .optional()
  .meta({ description: 'Dearest or cheapest first.', example: 'cost_desc' })

export const QueryCostsInput = z.strictObject({
  ...days,
  ...scope,
  granularity: Granularity.optional().meta({
    description: 'The length of a row; daily by default.',
    example: 'daily',
  }),
  group_by: grouping,
  limit: limit('Only this many rows, the dearest.'),
  sort: order,
})
export type QueryCostsInput = z.infer<typeof QueryCostsInput>

export const CostSummaryInput = z.strictObject({
  ...days,
  ...scope,
  ...comparison,
  group_by: grouping,
  limit: limit('How many services to list.'),
})
export type CostSummaryInput = z.infer<typeof CostSummaryInput>

export const CompareProvidersInput = z.strictObject({
  ...days,
  ...scope,
  ...comparison,
  limit: limit('How many providers to list.'),
  sort: order,
})
export type CompareProvidersInput = z.infer<typeof CompareProvidersInput>

export const AnalyzeServicesInput = z.strictObject({
  ...days,
  ...scope,
  ...comparison,
  granularity: Granularity.optional().meta({
    description: 'Adds a series of this length.',
    example: 'daily',
  }),
  min_amount: minAmount,
  limit: limit('How many services to list; 10 by default.'),
  sort: order,
})
export type AnalyzeServicesInput = z.infer<typeof AnalyzeServicesInput>

export const DetectAnomaliesInput = z.strictObject({
  ...days,
  ...scope,
  threshold_percent: z
    .number()
    .min(1)
    .max(10_000)
    .default(20)
    .meta({ description: 'How far from the usual cost counts as unusual, in percent.', example: 20 }),
  min_amount: minAmount,
  limit: limit('How many anomalies to list; 20 by default.'),
})
export type DetectAnomaliesInput = z.infer<typeof DetectAnomaliesInput>

export const RecommendationsInput = z.strictObject({
  ...days,
  ...scope,
  limit: limit('How many recommendations to list.'),
})
export type RecommendationsInput = z.infer<typeof RecommendationsInput>
