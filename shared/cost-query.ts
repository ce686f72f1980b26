import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { chargeDimensions, chargeFilterFields, checkTagKey } from './charge-query.ts'
import { Day, Granularity } from './period.ts'
import { checkPage, pageFields } from './page-query.ts'
import { Preset } from './preset.ts'

export const metrics = ['billed', 'effective'] as const
export const Metric = z.enum(metrics).meta({
  id: 'Metric',
  description:
    'Which cost is counted: `billed` is what the invoices ask for, `effective` spreads commitments over their use.',
  example: 'billed',
})
export type Metric = z.infer<typeof Metric>

export const dimensions = ['provider', 'service', 'date'] as const
export const Dimension = z.enum(dimensions).meta({
  id: 'Dimension',
  description: 'What costs can be grouped by.',
  example: 'provider',
})
export type Dimension = z.infer<typeof Dimension>

const ServiceName = z.string().min(1).max(400)

/** The filters that every cost question shares, as fields of a query. */
export const costFilterFields = {
  cloud_provider: z
    .union([Provider, z.array(Provider).min(1)], {
      error: 'Not a cloud provider. Use AWS, Azure, GCP or Other.',
    })

    .meta({ description: 'Only these providers; repeat it for several.', example: 'AWS' })
    .optional(),
  service_name: z
    .union([ServiceName, z.array(ServiceName).min(1)])

    .meta({ description: 'Only these services; repeat it for several.', example: 'EC2' })
    .optional(),
}

/** The range of days of a question, as fields of a query. */
export const rangeFields = {
  start_date: Day.meta({
    description: 'First day, included. Left out with end_date given: the first day of the data.',
    example: '2026-11-01',
  }).optional(),
  end_date: Day.meta({
    description: 'Last day, included. Left out with start_date given: the last day of the data.',
    example: '2026-11-24',
  }).optional(),
  preset: Preset.meta({
    description: 'A named range; it cannot be combined with start_date or end_date.',
    example: 'last_month',
  }).optional(),
}

export const metricField = {
  metric: Metric.default('billed').meta({ description: 'Which cost is counted.', example: 'billed' }),
}

export const IncompleteDays = z.enum(['leave_out', 'include'])
export type IncompleteDays = z.infer<typeof IncompleteDays>

export const incompleteField = {
  incomplete_days: IncompleteDays.default('leave_out').meta({
    description: 'Whether a comparison counts days that bills do not cover completely.',
    example: 'leave_out',
  }),
}

type RangeFields = { start_date?: Day | undefined; end_date?: Day | undefined; preset?: Preset | undefined }

/** Reports a range that contradicts itself; for `superRefine`. */
export function checkRange(query: RangeFields, context: z.RefinementCtx): void {
  const { start_date, end_date, preset } = query
  if (preset !== undefined && (start_date !== undefined || end_date !== undefined)) {
    context.addIssue({
      code: 'custom',
      path: ['preset'],
      message: 'A preset cannot be combined with start_date or end_date. Use one or the other.',
    })
  }
  if (start_date !== undefined && end_date !== undefined && start_date > end_date) {
    context.addIssue({
      code: 'custom',
      path: ['start_date'],
      message: `start_date ${start_date} is after end_date ${end_date}. Swap them.`,
    })
  }
}

const granularityField = {
  granularity: Granularity.default('daily').meta({
    description: 'The length of a period.',
    example: 'daily',
  }),
}

export const CostQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...granularityField,
    ...metricField,
    ...pageFields,
  })
  .superRefine(checkRange)
  .superRefine(checkPage)
export type CostQuery = z.infer<typeof CostQuery>

const groupDimensions = [...dimensions, ...chargeDimensions] as const
const GroupDimension = z.enum(groupDimensions).meta({
  id: 'GroupDimension',
  description: 'What costs can be added up by; account, region and the like only where bills have it.',
  example: 'provider',
})
export type GroupDimension = z.infer<typeof GroupDimension>

const anyDimension = groupDimensions.join('|')
const dimensionList = new RegExp(`^(${anyDimension})(,(${anyDimension}))*$`)

export const AggregateQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...granularityField,
    ...metricField,
    group_by: z
      .union(
        [
          z
            .string()
            .regex(dimensionList)
            .meta({ description: 'Comma-separated dimensions.', example: 'provider,date' }),
          z.array(GroupDimension).min(1),
        ],
        { error: `group_by takes one or several of ${groupDimensions.join(', ')}, separated by commas.` },
      )
      .default('provider')
      .meta({
        description: 'What to group by: one dimension, or several separated by commas.',
        example: 'provider,date',
      }),
    top: z.coerce
      .number<number>('top is a whole number from 1 to 1000.')
      .int()
      .min(1)
      .max(1000)
      .meta({
        description:
          'Keeps only the dearest groups by account, region, charge category, resource or tag apart; the rest is added up and marked `is_rest`.',
        example: 20,
      })
      .optional(),
  })
  .superRefine(checkRange)
  .superRefine((query, context) => checkTagKey(dimensionsOf(query.group_by), query.tag_key, context))
  .superRefine((query, context) => {
    const named = dimensionsOf(query.group_by)
    if (query.top === undefined || chargeDimensions.filter((name) => named.includes(name)).length === 1)
      return
    const message = `top needs group_by to name one of ${chargeDimensions.join(', ')}.`
    context.addIssue({ code: 'custom', path: ['top'], message })
  })
export type AggregateQuery = z.infer<typeof AggregateQuery>

/** The dimensions that a `group_by` names, in the contract's order, each once. */
export function dimensionsOf(groupBy: string | readonly string[]): GroupDimension[] {
  const named = new Set<string>(typeof groupBy === 'string' ? groupBy.split(',') : groupBy)
  return groupDimensions.filter((dimension) => named.has(dimension))
}
