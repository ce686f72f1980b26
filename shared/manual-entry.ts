import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { CurrencyCode } from './currency.ts'
import { exact } from './exact.ts'
import { Day } from './period.ts'

/** Numbers only: a body's null, "" or "5" is refused instead of being read as an amount. */
const amount = () => z.number('Write the amount as a number, for example 1200.5.').min(-1e12).max(1e12)

const manualEntryFields = {
  cloud_provider: Provider.meta({ description: 'Who charges it.', example: 'Other' }),
  service_name: z
    .string()
    .trim()
    .min(1, 'Name the service or contract.')
    .max(200)
    .meta({ description: 'What is paid for.', example: 'Support contract' }),
  cost: exact(amount().meta({ description: 'BilledCost; a credit is negative.', example: 1200 })),
  effective_cost: exact(
    amount().meta({
      description: 'EffectiveCost; the same as cost where it is left out.',
      example: 1200,
    }),
  ).optional(),
  currency: CurrencyCode.meta({
    description: 'What the amounts are in; left out: the reporting currency.',
    example: 'EUR',
  }).optional(),
  date: Day.meta({ description: 'The day of the charge.', example: '2026-11-01' }),
}

const example = { cloud_provider: 'Other', service_name: 'Support contract', cost: 1200, date: '2026-11-01' }

export const NewManualEntry = z.strictObject(manualEntryFields).meta({
  id: 'NewManualEntry',
  description: 'A cost that is on no bill: a support contract, a SaaS fee.',
  example,
})
export type NewManualEntry = z.infer<typeof NewManualEntry>

const id = z.coerce
  .number<number>('An id is a whole number.')
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: 'The number of the row.', example: 42 })

export const CostId = z.strictObject({ id })
export type CostId = z.infer<typeof CostId>

export const ChangedManualEntry = z
  .strictObject({ id, ...manualEntryFields })
  .meta({ id: 'ChangedManualEntry', description: 'The new content of a manual entry.', example })
export type ChangedManualEntry = z.infer<typeof ChangedManualEntry>

export const DeletedCost = z
  .object({ id, deleted: z.literal(true).meta({ description: 'Always true.', example: true }) })
  .meta({ id: 'DeletedCost', description: 'Which row was deleted.', example: { id: 42, deleted: true } })
export type DeletedCost = z.infer<typeof DeletedCost>
