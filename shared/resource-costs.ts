import { z } from 'zod'
import { chargeDimensions, chargeFilterFields } from './charge-query.ts'
import { checkRange, costFilterFields, incompleteField, metricField, rangeFields } from './cost-query.ts'
import { Provider } from './catalogue.ts'

import { currencyFields } from './currency.ts'

const usd = (description: string, example: number) => z.number().meta({ description, example })

export const ResourceQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...metricField,
    ...incompleteField,
    limit: z.coerce
      .number<number>('limit is a whole number from 1 to 1000.')
      .int()
      .min(1)
      .max(1000)
      .default(50)
      .meta({ description: 'How many are listed.', example: 50 }),
  })
  .superRefine(checkRange)
export type ResourceQuery = z.infer<typeof ResourceQuery>

export const ResourceCost = z
  .object({
    resource: z.string().meta({ description: 'The resource’s id.', example: 'i-0abc' }),
    resource_name: z.string().nullable().meta({ description: 'Its name, where known.', example: 'web-1' }),
    cloud_provider: Provider.meta({ description: 'Who charges it.', example: 'AWS' }),
    service_name: z.string().meta({ description: 'The service.', example: 'EC2' }),
    account: z.string().nullable().meta({ description: 'The sub-account’s name or id.', example: 'shop' }),
    region: z.string().nullable().meta({ description: 'The region.', example: 'eu-central-1' }),
    total_cost: usd('Its cost.', 320.5),
    percentage: usd('Of everything that the filter matches, in percent.', 4.2),
    previous_cost: z.number().nullable().meta({
      description:
        'Its cost over the compared days of the comparison period; null where nothing is compared.',
      example: 300,
    }),
    percentage_change: z
      .number()
      .nullable()
      .meta({ description: 'Against that, in percent; null where it cost nothing before.', example: 6.83 }),
  })
  .meta({
    id: 'ResourceCost',
    description: 'What one resource costs.',
    example: {
      resource: 'i-0abc',
      resource_name: 'web-1',
      cloud_provider: 'AWS',
      service_name: 'EC2',
      account: 'shop',
      region: 'eu-central-1',
      total_cost: 320.5,
      percentage: 4.2,
      previous_cost: 300,
      percentage_change: 6.83,
    },
  })
export type ResourceCost = z.infer<typeof ResourceCost>

export const TagQuery = z
  .strictObject({ ...costFilterFields, ...chargeFilterFields, ...rangeFields, ...metricField })
  .superRefine(checkRange)
export type TagQuery = z.infer<typeof TagQuery>

const withoutExample = { key: 'team', cost: 100, percentage: 10 }
const keyExample = { key: 'team', total_cost: 900, percentage: 90 }

export const TagCoverage = z
  .object({
    total_cost: usd('Everything that bills hold under the filter.', 1000),
    untagged_cost: usd('What has no tag at all.', 80),
    untagged_percentage: usd('The untagged part, in percent.', 8),
    keys: z
      .array(
        z.object({
          key: z.string().meta({ description: 'A tag’s key.', example: 'team' }),
          total_cost: usd('What carries it.', 900),
          percentage: usd('Of the total, in percent.', 90),
        }),
      )
      .meta({ description: 'The keys in use, the widest first.', example: [keyExample] }),
    without_key: z
      .object({
        key: z.string().meta({ description: 'The key of `tag_key`.', example: 'team' }),
        cost: usd('What does not carry it.', 100),
        percentage: usd('Of the total, in percent.', 10),
      })
      .nullable()
      .meta({
        description: 'What lacks the key that `tag_key` names; null without it.',
        example: withoutExample,
      }),
    ...currencyFields,
  })
  .meta({
    id: 'TagCoverage',
    description: 'How much of the cost carries tags. Costs that come from no bill are left out.',
    example: {
      total_cost: 1000,
      untagged_cost: 80,
      untagged_percentage: 8,
      keys: [keyExample],
      without_key: withoutExample,
      currency: 'USD',
      unconverted: [],
      provisional_rates: [],
    },
  })
export type TagCoverage = z.infer<typeof TagCoverage>

export const valueDimensions = [...chargeDimensions, 'tag_key'] as const
const ValueDimension = z.enum(valueDimensions).meta({
  id: 'ValueDimension',
  description: 'What values are listed of: what costs can be filtered by below the service.',
  example: 'account',
})

export const ValueQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...metricField,
    of: ValueDimension.meta({ description: 'What the values are of.', example: 'account' }),
    search: z
      .string()
      .max(200)
      .meta({ description: 'Only values that contain this text, in any case.', example: 'shop' })
      .optional(),
    limit: z.coerce
      .number<number>('limit is a whole number from 1 to 1000.')
      .int()
      .min(1)
      .max(1000)
      .default(50)
      .meta({ description: 'How many are listed.', example: 50 }),
  })
  .superRefine(checkRange)
  .superRefine((query, context) => {
    if (query.of !== 'tag' || query.tag_key !== undefined) return
    const message = 'Name the key whose values are meant, for example tag_key=team.'
    context.addIssue({ code: 'custom', path: ['tag_key'], message })
  })
export type ValueQuery = z.infer<typeof ValueQuery>

export const CostValue = z
  .object({
    value: z.string().meta({ description: 'The value, as a filter takes it.', example: 'shop' }),
    total_cost: usd('What it comes to, without amounts that no exchange rate converts.', 320.5),
  })
  .meta({
    id: 'CostValue',
    description: 'A value to filter by.',
    example: { value: 'shop', total_cost: 320.5 },
  })
export type CostValue = z.infer<typeof CostValue>
