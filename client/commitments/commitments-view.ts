import { z } from 'zod'
import { coverageDimensions, type CommitmentsQuery } from '../../shared/commitment.ts'
import { presets } from '../../shared/preset.ts'
import { providerChoices } from '../ui/provider-choices.ts'

/** What the page shows; all of it stands in the address. */
export const CommitmentsView = z.object({
  view: z.enum(['commitments', 'coverage', 'plan', 'spend']).catch('commitments'),
  preset: z.enum(presets).catch('last_30_days'),
  provider: z.enum(providerChoices).catch('all'),
  by: z.enum(coverageDimensions).catch('service'),
  /** How much usage is expected to change, in percent. */
  change: z
    .string()
    .refine((text) => Number(text) >= -90 && Number(text) <= 200)
    .catch('0'),
})
export type CommitmentsView = z.infer<typeof CommitmentsView>

/** The question that a view asks. */
export function commitmentsQuery({ preset, provider, by }: CommitmentsView): CommitmentsQuery {
  return { preset, by, granularity: 'daily', ...(provider === 'all' ? {} : { cloud_provider: provider }) }
}
