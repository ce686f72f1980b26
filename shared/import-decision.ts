import { z } from 'zod'
import { ImportId } from './bill-import.ts'

export const onConflicts = ['hold', 'replace', 'add', 'keep'] as const
export const OnConflict = z.enum(onConflicts).meta({
  id: 'OnConflict',
  description:
    'What is done with a bill that would make costs vanish which count now: `hold` waits for a decision, `replace` lets it count in their place, `add` lets only its days count that nothing counts for, `keep` leaves it out.',
  example: 'hold',
})
export type OnConflict = z.infer<typeof OnConflict>

export const ImportDecision = z.strictObject({
  ...ImportId.shape,
  decision: OnConflict.exclude(['hold']).meta({
    id: 'Decision',
    description:
      '`replace`: it counts in place of what it met. `add`: only its days that nothing counts for. `keep`: what counts stays, and it is left out.',
    example: 'replace',
  }),
})
export type ImportDecision = z.infer<typeof ImportDecision>
