import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { chargeGroupFields } from './charge-query.ts'
import { amount, CostMetadata, QueryInfo } from './cost-description.ts'
import { Day } from './period.ts'

export const CloudCost = z
  .object({
    id: z.number().int().meta({ description: 'The number of this row.', example: 42 }),
    cloud_provider: Provider.meta({ description: 'Who charges it.', example: 'AWS' }),
    service_name: z.string().meta({ description: 'The service, by its usual name.', example: 'EC2' }),
    cost: amount('The cost in the reporting currency under the metric asked for.', 312.4),
    date: Day.meta({ description: 'The day of the charge.', example: '2026-11-24' }),
    created_at: z
      .string()
      .meta({ description: 'When the row was written, ISO 8601.', example: '2026-11-24T12:00:00.000Z' }),
    effective_cost: amount(
      'EffectiveCost in the reporting currency: commitments spread over their use.',
      312.4,
    ),
    billing_currency: z.string().meta({ description: 'The currency of the bill.', example: 'USD' }),
    cost_in_billing_currency: amount('BilledCost in the currency of the bill.', 312.4),
    source: z
      .enum(['demo', 'manual', 'import'])
      .meta({ description: 'Where the row comes from. Only manual rows can be changed.', example: 'demo' }),
  })
  .meta({
    id: 'CloudCost',
    description: 'What one service cost on one day.',
    example: {
      id: 42,
      cloud_provider: 'AWS',
      service_name: 'EC2',
      cost: 312.4,
      date: '2026-11-24',
      created_at: '2026-11-24T12:00:00.000Z',
      effective_cost: 312.4,
      billing_currency: 'USD',
      cost_in_billing_currency: 312.4,
      source: 'demo',
    },
  })
export type CloudCost = z.infer<typeof CloudCost>

export const SingleCost = CloudCost.extend({
  cost: z
    .number()
    .nullable()
    .meta({ description: 'BilledCost; null while no exchange rate is known.', example: 312.4 }),
  effective_cost: z
    .number()
    .nullable()
    .meta({ description: 'EffectiveCost; null while no exchange rate is known.', example: 312.4 }),
}).meta({
  id: 'SingleCost',
  description: 'One cost row by itself.',
  example: {
    id: 42,
    cloud_provider: 'Other',
    service_name: 'Support contract',
    cost: 312.4,
    date: '2026-11-24',
    created_at: '2026-11-24T12:00:00.000Z',
    effective_cost: 312.4,
    billing_currency: 'USD',
    source: 'manual',
    cost_in_billing_currency: 312.4,
  },
})
export type SingleCost = z.infer<typeof SingleCost>

export const CostAggregation = z
  .object({
    period: z.string().meta({
      description: 'The day, ISO week or month, or START..END where date is not grouped.',
      example: '2026-11',
    }),
    period_start: Day.meta({
      description: 'First day of the period within the range.',
      example: '2026-11-01',
    }),
    period_end: Day.meta({ description: 'Last day of the period within the range.', example: '2026-11-24' }),
    cloud_provider: z
      .string()
      .meta({ description: 'The provider, or `All` where it is not grouped.', example: 'AWS' }),
    service_name: z
      .string()
      .meta({ description: 'The service, or `All` where it is not grouped.', example: 'All' }),
    total_cost: amount('The sum.', 9321.5),
    average_cost: amount('total_cost / record_count.', 103.57),
    record_count: z.number().int().meta({ description: 'How many rows were added up.', example: 90 }),
    ...chargeGroupFields,
    is_rest: z
      .literal(true)
      .meta({ description: 'There for what `top` did not keep apart, added up.', example: true })
      .optional(),
  })
  .meta({
    id: 'CostAggregation',
    description: 'The cost of one group in one period.',
    example: {
      period: '2026-11',
      period_start: '2026-11-01',
      period_end: '2026-11-24',
      cloud_provider: 'AWS',
      service_name: 'All',
      total_cost: 9321.5,
      average_cost: 103.57,
      record_count: 90,
    },
  })
export type CostAggregation = z.infer<typeof CostAggregation>

const envelope = {
  metadata: CostMetadata.meta({ description: 'Totals and shares of the answer.' }),
  query_info: QueryInfo.meta({ description: 'What was asked, as it was understood.' }),
}

export const CostRecordsResponse = z
  .object({
    kind: z.literal('records').meta({ description: '`data` holds rows.', example: 'records' }),
    data: z.array(CloudCost).meta({ description: 'The rows, by date, provider and service.' }),
    ...envelope,
  })
  .meta({ id: 'CostRecordsResponse', description: 'Daily rows with their totals.' })

export const CostAggregationsResponse = z
  .object({
    kind: z.literal('aggregations').meta({ description: '`data` holds groups.', example: 'aggregations' }),
    data: z.array(CostAggregation).meta({ description: 'The groups, by period, provider and service.' }),
    ...envelope,
  })
  .meta({ id: 'CostAggregationsResponse', description: 'Grouped costs with their totals.' })
export type CostAggregationsResponse = z.infer<typeof CostAggregationsResponse>

export const CostDataResponse = z
  .discriminatedUnion('kind', [CostRecordsResponse, CostAggregationsResponse])
  .meta({
    id: 'CostDataResponse',
    description: 'Costs with the totals and shares that a chart or table needs.',
  })
export type CostDataResponse = z.infer<typeof CostDataResponse>
