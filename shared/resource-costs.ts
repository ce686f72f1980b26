import { z } from 'zod'
import { chargeFilterFields } from './charge-query.ts'
import { checkRange, costFilterFields, metricField, rangeFields } from './cost-query.ts'
import { Provider } from './catalogue.ts'

const usd = (description: string, example: number) => z.number().meta({ description, example })

export const ResourceQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...rangeFields,
    ...metricField,
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
    total_cost: usd('Its cost in USD.', 320.5),
    percentage: usd('Of everything that the filter matches, in percent.', 4.2),
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
    },
  })
export type ResourceCost = z.infer<typeof ResourceCost>

export const TagQuery = z
  .strictObject({ ...costFilterFields, ...chargeFilterFields, ...rangeFields, ...metricField })
  .superRefine(checkRange)
export type TagQuery = z.infer<typeof TagQuery>

const keyExample = { key: 'team', total_cost: 900, percentage: 90 }

export const TagCoverage = z
  .object({
    total_cost: usd('Everything that bills hold under the filter, in USD.', 1000),
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
  })
  .meta({
    id: 'TagCoverage',
    description: 'How much of the cost carries tags. Costs that come from no bill are left out.',
    example: { total_cost: 1000, untagged_cost: 80, untagged_percentage: 8, keys: [keyExample] },
  })
export type TagCoverage = z.infer<typeof TagCoverage>
