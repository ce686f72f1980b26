import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'

export const billStates = ['staged', 'counted', 'replaced', 'overlapping', 'held', 'undone'] as const
export const BillState = z.enum(billStates).meta({
  id: 'BillState',
  description:
    'Whether a bill is in the totals: only `counted` is. `replaced` gave way to a newer delivery, `overlapping` to another format of the same account and period; `held` waits for a decision.',
  example: 'counted',
})
export type BillState = z.infer<typeof BillState>

/** A month, as billing periods and exchange rates name it. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.')
  .meta({ id: 'Month', description: 'A calendar month, YYYY-MM.', example: '2026-11' })
export type Month = z.infer<typeof Month>

const example = {
  id: 7,
  import_id: 3,
  state: 'counted' as const,
  dataset: 'focus',
  cloud_provider: 'AWS' as const,
  billing_account_id: '123456789012',
  billing_account_name: 'Example Corp',
  billing_period: '2026-10',
  first_day: '2026-10-01',
  last_day: '2026-10-31',
  delivered_at: null,
  is_final: true,
  row_count: 18231,
  is_chosen: false,
  is_partial: false,
}

export const Bill = z
  .object({
    id: z.number().int().meta({ description: 'The number of the bill.', example: 7 }),
    import_id: z.number().int().meta({ description: 'The import that brought it.', example: 3 }),
    state: BillState.meta({ description: 'Whether it is in the totals.', example: 'counted' }),
    dataset: z.string().meta({ description: 'Its format and kind.', example: 'focus' }),
    cloud_provider: Provider.meta({ description: 'Whose bill it is.', example: 'AWS' }),
    billing_account_id: z.string().meta({
      description: 'The billing account; empty where the bill names none.',
      example: '123456789012',
    }),
    billing_account_name: z
      .string()
      .nullable()
      .meta({ description: 'Its name, where the bill gives one.', example: 'Example Corp' }),
    billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
    first_day: Day.meta({ description: 'First day with a charge.', example: '2026-10-01' }),
    last_day: Day.meta({ description: 'Last day with a charge.', example: '2026-10-31' }),
    delivered_at: z
      .string()
      .nullable()
      .meta({ description: 'When the provider made it, where it says so.', example: '2026-11-03T04:05:06Z' }),
    is_final: z
      .boolean()
      .meta({ description: 'Whether every charge stands on an invoice already.', example: true }),
    row_count: z.number().int().meta({ description: 'How many rows of the files it is.', example: 18231 }),
    is_partial: z.boolean().meta({
      description: 'Whether only some of its days count, since another delivery tells the rest.',
      example: false,
    }),
    is_chosen: z.boolean().meta({
      description: 'Whether you chose its format for that account and period.',
      example: false,
    }),
  })
  .meta({
    id: 'Bill',
    description: 'What one import says of one billing account and billing period.',
    example,
  })
export type Bill = z.infer<typeof Bill>

/** What a dataset describes: Azure describes a month in two files, one for each cost; together they are one bill. */
export function familyOf(dataset: string): string {
  return dataset.startsWith('azure_') ? 'azure' : dataset
}

export const BillQuery = z.strictObject({
  state: BillState.meta({
    description: 'Only bills in this state; `overlapping` are those that wait for a choice.',
    example: 'overlapping',
  }).optional(),
})
export type BillQuery = z.infer<typeof BillQuery>

export const BillId = z.strictObject({
  id: z.coerce
    .number<number>('An id is a whole number.')
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ description: 'The number of the bill.', example: 7 }),
})
export type BillId = z.infer<typeof BillId>
