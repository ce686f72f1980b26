import { z } from 'zod'
import { providerChoices } from '../ui/provider-choices.ts'

export const dataParts = ['sources', 'imports', 'restatements', 'reconciliation', 'rates'] as const

/** What the page shows; all of it stands in the address. */
export const DataView = z.object({
  view: z.enum(dataParts).catch('sources'),
  /** The import that is looked at. */
  id: z.string().catch(''),
  /** The month whose invoices are compared; empty for the last that is over. */
  month: z.string().catch(''),
  /** The currency whose rate is wanted, with the month. */
  currency: z.string().catch(''),
  provider: z.enum(providerChoices).catch('all'),
})
export type DataView = z.infer<typeof DataView>
export type DataPart = DataView['view']
