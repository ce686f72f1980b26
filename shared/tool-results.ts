import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { currencyFields } from './currency.ts'
import { Day, DayRange, Granularity } from './period.ts'
import { ToolComparison } from './tool-comparison.ts'

const usd = (description: string) =>
  z.number().meta({ description: `${description} In the reporting currency, to the cent.`, example: 1234.56 })
const percent = (description: string) =>
  z
    .number()
    .nullable()
    .meta({ description: `${description} Null where it cannot be said.`, example: 12.5 })

export const ToolRow = z
  .object({
    cloud_provider: z
      .string()
      .nullable()
      .meta({ description: 'The provider; null where not split.', example: 'AWS' }),
    service_name: z
      .string()
      .nullable()
      .meta({ description: 'The service; null where not split.', example: 'EC2' }),
    period: z
      .string()
      .nullable()
      .meta({ description: 'The day, week or month; null where not split.', example: '2026-10' }),
    cost: usd('The cost.'),
    share_percent: percent('Of the total of the answer, in percent.'),
    daily_average: z.number().nullable().meta({
      description: 'What a complete day of the week or month cost; null where lines are no weeks or months.',
      example: 39.82,
    }),
    compared_cost: z.number().nullable().meta({
      description: 'The cost of the compared days alone: incomplete days are left out.',
      example: 1234.56,
    }),
    previous_cost: z.number().nullable().meta({
      description: 'What as many days of the comparison period cost.',
      example: 1100,
    }),
    change: z
      .number()
      .nullable()
      .meta({ description: 'compared_cost minus previous_cost.', example: 134.56 }),
    change_percent: percent('The change in percent.'),
  })
  .meta({
    id: 'ToolRow',
    description: 'One line of figures.',
    example: {
      cloud_provider: 'AWS',
      service_name: 'EC2',
      period: null,
      cost: 1234.56,
      share_percent: 55.1,
      daily_average: null,
      compared_cost: 1234.56,
      previous_cost: 1100,
      change: 134.56,
      change_percent: 12.23,
    },
  })
export type ToolRow = z.infer<typeof ToolRow>

const resultFields = {
  period: DayRange.meta({ description: 'The days that the figures are for.' }),
  providers: z
    .array(Provider)
    .meta({ description: 'The providers counted; none for all.', example: ['AWS'] }),
  services: z.array(z.string()).meta({ description: 'The services counted; none for all.', example: [] }),
  ...currencyFields,
  cost_basis: z.literal('billed').meta({ description: 'Which cost is counted.', example: 'billed' }),
  total_cost: usd('The sum over the period.'),
  comparison: ToolComparison.nullable().meta({ description: 'The comparison period, where there is one.' }),
  rows: z.array(ToolRow).meta({ description: 'The figures, line by line.' }),
  omitted_count: z.number().int().meta({ description: 'How many further lines there are.', example: 0 }),
  omitted_cost: usd('What those come to.'),
  data_through: DayRange.nullable().meta({ description: 'The days that there is any data for.' }),
  notes: z.array(z.string()).meta({ description: 'What the reader must know.', example: [] }),
}

export const PeakRow = z
  .object({
    period: z.string().meta({ description: 'The day, week or month.', example: '2026-10-15' }),
    cost: usd('What it cost.'),
  })
  .nullable()

export const QueryCostsResult = z.object({
  ...resultFields,
  granularity: Granularity,
  average_cost: usd('The mean of a period.'),
  highest: PeakRow.meta({
    description: 'The dearest period.',
    example: { period: '2026-10-15', cost: 812.4 },
  }),
  lowest: PeakRow.meta({
    description: 'The cheapest period.',
    example: { period: '2026-10-18', cost: 512.4 },
  }),
})
export type QueryCostsResult = z.infer<typeof QueryCostsResult>

export const CostSummaryResult = z.object({
  ...resultFields,
  by_provider: z.array(ToolRow).meta({ description: 'The total by provider, dearest first.' }),
  daily_average: usd('The total by the elapsed days.'),
  share_of_all_percent: percent('Of everything spent in the period, in percent.'),
})
export type CostSummaryResult = z.infer<typeof CostSummaryResult>

export const CompareProvidersResult = z.object({
  ...resultFields,
  drivers: z
    .array(ToolRow)
    .meta({ description: 'The dearest service of each provider; the share is of that provider.' }),
})
export type CompareProvidersResult = z.infer<typeof CompareProvidersResult>

export const AnalyzeServicesResult = z.object({
  ...resultFields,
  series: z.array(ToolRow).meta({ description: 'The cost over time, where a granularity was given.' }),
  daily_average: usd('The total by the elapsed days.'),
  share_of_all_percent: percent('Of everything spent in the period, in percent.'),
  highest: PeakRow.meta({ description: 'The dearest day.', example: { period: '2026-10-15', cost: 812.4 } }),
})
export type AnalyzeServicesResult = z.infer<typeof AnalyzeServicesResult>

export const AnomalyRow = z.object({
  date: Day.meta({ description: 'The first unusual day.', example: '2026-10-15' }),
  last_date: Day.meta({ description: 'The last one.', example: '2026-10-16' }),
  kind: z
    .string()
    .meta({ description: 'spike, drop, step, slow_rise, new, revived or gone.', example: 'spike' }),
  cloud_provider: Provider.meta({ description: 'The provider.', example: 'AWS' }),
  service_name: z.string().meta({ description: 'The service.', example: 'EC2' }),
  cost: usd('What these days cost.'),
  expected_cost: usd('What they should have cost.'),
  difference: usd('Cost minus expected_cost.'),
  deviation_percent: z
    .number()
    .nullable()
    .meta({ description: 'The difference in percent; null where nothing was expected.', example: 48.2 }),
})
export type AnomalyRow = z.infer<typeof AnomalyRow>

export const DetectAnomaliesResult = z.object({
  ...resultFields,
  threshold_percent: z.number().meta({ description: 'The threshold applied.', example: 20 }),
  anomalies: z.array(AnomalyRow).meta({ description: 'The unusual days, largest difference first.' }),
  anomaly_count: z.number().int().meta({ description: 'How many there are in all.', example: 3 }),
})
export type DetectAnomaliesResult = z.infer<typeof DetectAnomaliesResult>

export const RecommendationRow = z.object({
  title: z.string().meta({ description: 'What it is about.', example: 'Stop EC2 at weekends' }),
  cloud_provider: Provider.meta({ description: 'The provider.', example: 'AWS' }),
  service_name: z.string().meta({ description: 'The service.', example: 'EC2' }),
  evidence: z
    .string()
    .meta({ description: 'The figures behind it.', example: '24 % of the cost falls on weekends.' }),
  action: z.string().meta({
    description: 'What to do.',
    example: 'Schedule non-production instances to stop on Friday evening.',
  }),
  cost: usd('What the service cost in the period.'),
  monthly_saving: z.number().nullable().meta({
    description: 'What it saves in a month; null where that cannot be said.',
    example: 310.4,
  }),
})
export type RecommendationRow = z.infer<typeof RecommendationRow>

export const RecommendationsResult = z.object({
  ...resultFields,
  recommendations: z.array(RecommendationRow).meta({ description: 'What to do, the greatest saving first.' }),
})
export type RecommendationsResult = z.infer<typeof RecommendationsResult>
