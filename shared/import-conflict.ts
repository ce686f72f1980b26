import { z } from 'zod'
import { Month } from './bill.ts'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'

const amounts = (description: string, example: Readonly<Record<string, string>>) =>
  z.record(z.string(), z.string()).meta({ description, example: { ...example } })

export const conflictReasons = ['older', 'narrower', 'smaller'] as const

export const ImportConflict = z
  .object({
    bill_id: z.number().int().meta({ description: 'The bill that waits.', example: 12 }),
    cloud_provider: Provider.meta({ description: 'Whose bill it is.', example: 'Azure' }),
    billing_account_id: z.string().meta({ description: 'The billing account.', example: '8800' }),
    billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
    dataset: z.string().meta({ description: 'Its format and kind.', example: 'azure_actual' }),
    reason: z.enum(conflictReasons).meta({
      description:
        '`older`: it was made before what counts, or ends before it. `narrower`: it covers less. `smaller`: it says less than half of what counts for the same days.',
      example: 'narrower',
    }),
    summary: z.string().meta({
      description: 'What counting it would do, for a person.',
      example: '4 days and 40.00 USD of October 2026 would no longer count (2026-10-06 to 2026-10-09).',
    }),
    lost_days: z.array(Day).meta({
      description: 'Days of which something would no longer count if it replaced what counts.',
      example: ['2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09'],
    }),
    lost_sub_accounts: z.array(z.string()).meta({
      description: 'Sub accounts that count and that it does not tell of; the first 100.',
      example: [],
    }),
    lost_cost: amounts('Their exact cost, by billing currency.', { USD: '40' }),
    standing_cost: amounts('What counts for the days that it covers.', { USD: '50' }),
    offered_cost: amounts('What it says of those days.', { USD: '50' }),
    new_days: z
      .array(Day)
      .meta({ description: 'Its days, or parts of them, that nothing counts for yet.', example: [] }),
    new_cost: amounts('What it says of those, which `add` would bring.', {}),
    counted_import_ids: z
      .array(z.number().int())
      .meta({ description: 'The imports that count for its days.', example: [3] }),
    delivered_at: z.string().nullable().meta({
      description: 'When the provider made it, where it says so.',
      example: null,
    }),
    counted_delivered_at: z.string().nullable().meta({
      description: 'When the newest of those that count was made, where they say so.',
      example: null,
    }),
  })
  .meta({ id: 'ImportConflict', description: 'Why a bill waits, and what a decision would change.' })
export type ImportConflict = z.infer<typeof ImportConflict>
