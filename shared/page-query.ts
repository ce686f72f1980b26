import { z } from 'zod'
import type { Granularity } from './period.ts'

/** So many daily rows one answer holds at most, some 25 MB of them. */
export const mostRows = 100_000

/** For contracts that list daily rows. */
export const pageFields = {
  limit: z.coerce
    .number<number>(`limit is a whole number from 1 to ${mostRows}.`)
    .int()
    .min(1)
    .max(mostRows)
    .meta({
      description: 'How many daily rows are answered; `next_offset` tells where the others begin.',
      example: 1000,
    })
    .optional(),
  offset: z.coerce
    .number<number>('offset is a whole number from 0.')
    .int()
    .min(0)
    .meta({ description: 'How many daily rows are passed over.', example: 0 })
    .optional(),
}

type Paged = {
  readonly granularity: Granularity
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** Refuses pages of weeks and months, which are few. */
export function checkPage({ granularity, limit, offset }: Paged, context: z.RefinementCtx): void {
  if (granularity === 'daily') return
  for (const [name, value] of Object.entries({ limit, offset })) {
    const message = `Only daily rows are paged. Leave out ${name}, or ask for granularity=daily.`
    if (value !== undefined) context.addIssue({ code: 'custom', path: [name], message })
  }
}
