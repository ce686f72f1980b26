import { z } from 'zod'
import { Month } from './bill.ts'
import { Provider } from './catalogue.ts'

const decimal = (description: string, example: string) => z.string().meta({ description, example })

/** So many changed services of the ledger are listed at most. */
export const mostRestatements = 1000

export const Restatement = z
  .object({
    id: z.number().int().meta({ description: 'The number of the entry.', example: 12 }),
    import_id: z.number().int().meta({ description: 'The import that brought the change.', example: 4 }),
    undone: z.boolean().meta({ description: 'Whether that import was undone since.', example: false }),
    created_at: z
      .string()
      .meta({ description: 'When the change took effect.', example: '2026-11-24T12:00:00.000Z' }),
    cloud_provider: Provider.meta({ description: 'Whose bill it is.', example: 'AWS' }),
    billing_account_id: z.string().meta({ description: 'The billing account.', example: '123456789012' }),
    billing_period: Month.meta({ description: 'The month that was billed anew.', example: '2026-03' }),
    service_name: z.string().meta({ description: 'The service.', example: 'EC2' }),
    billing_currency: z.string().meta({ description: 'The currency of the bill.', example: 'USD' }),
    before: decimal('BilledCost as it was, exact.', '12310.20'),
    after: decimal('BilledCost as it is now, exact.', '12455.07'),
    difference: decimal('What was added, exact.', '144.87'),
    bill_before: decimal(
      'BilledCost of the whole bill in that currency as it was; null if unknown.',
      '13020.5',
    ).nullable(),
    bill_after: decimal('BilledCost of the whole bill as it is now; null if unknown.', '13165.37').nullable(),
  })
  .meta({
    id: 'Restatement',
    description: 'A change that a newer delivery made to what was billed before.',
    example: {
      id: 12,
      import_id: 4,
      undone: false,
      created_at: '2026-11-24T12:00:00.000Z',
      cloud_provider: 'AWS',
      billing_account_id: '123456789012',
      billing_period: '2026-03',
      service_name: 'EC2',
      billing_currency: 'USD',
      before: '12310.20',
      after: '12455.07',
      difference: '144.87',
      bill_before: '13020.5',
      bill_after: '13165.37',
    },
  })
export type Restatement = z.infer<typeof Restatement>

export const RestatementQuery = z.strictObject({
  cloud_provider: Provider.meta({ description: 'Only of this provider.', example: 'AWS' }).optional(),
  billing_period: Month.meta({ description: 'Only of this month.', example: '2026-03' }).optional(),
  import_id: z.coerce
    .number<number>()
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ description: 'Only those that this import brought.', example: 4 })
    .optional(),
})
export type RestatementQuery = z.infer<typeof RestatementQuery>
