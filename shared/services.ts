import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'

export const ProviderInfo = z
  .object({
    name: Provider.meta({ description: 'The provider.', example: 'AWS' }),
    service_count: z
      .number()
      .int()
      .meta({ description: 'How many services it has in the data.', example: 3 }),
    first_date: Day.nullable().meta({
      description: 'First day with a cost; null without any.',
      example: '2026-05-24',
    }),
    last_date: Day.nullable().meta({
      description: 'Last day with a cost; null without any.',
      example: '2026-11-24',
    }),
  })
  .meta({ id: 'ProviderInfo', description: 'A provider and what data it has.' })
export type ProviderInfo = z.infer<typeof ProviderInfo>

export const ServiceInfo = z
  .object({
    name: z.string().meta({ description: 'The service.', example: 'EC2' }),
    cloud_provider: Provider.meta({ description: 'Whose service it is.', example: 'AWS' }),
    category: z
      .string()
      .nullable()
      .meta({ description: 'Its category; null where unknown.', example: 'compute' }),
    first_date: Day.nullable().meta({
      description: 'First day with a cost; null without any.',
      example: '2026-05-24',
    }),
    last_date: Day.nullable().meta({
      description: 'Last day with a cost; null without any.',
      example: '2026-11-24',
    }),
  })
  .meta({ id: 'ServiceInfo', description: 'A service and what data it has.' })
export type ServiceInfo = z.infer<typeof ServiceInfo>

export const ServicesQuery = z.strictObject({
  cloud_provider: Provider.meta({
    description: 'Only the services of this provider.',
    example: 'AWS',
  }).optional(),
})
export type ServicesQuery = z.infer<typeof ServicesQuery>
