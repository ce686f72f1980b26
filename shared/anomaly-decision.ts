import { z } from 'zod'
import { day } from './amount-fields.ts'
import { AnomalyCover, AnomalyStatus } from './anomaly-terms.ts'

const id = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'An anomaly id has 16 hexadecimal digits.')
  .meta({ description: 'Which anomaly.', example: '0f3c2a9b7d1e4c58' })

const decisionFields = {
  status: AnomalyStatus.meta({ description: 'The new status.', example: 'expected' }),
  note: z
    .string()
    .trim()
    .max(2000)
    .meta({ description: 'Why; left out: the note stays.', example: 'Load test' })
    .optional(),
  covers: AnomalyCover.meta({
    description: 'What else is expected from now on; only with `expected`. Left out: `this`.',
    example: 'monthly',
  }).optional(),
  covers_until: day('The last day, where `covers` is `until`.', '2026-12-31').optional(),
}

type Decided = { readonly status: string; readonly covers?: string | undefined } & {
  readonly covers_until?: string | undefined
}

/** Reports a cover that says nothing; for `superRefine`. */
function checkCover({ status, covers = 'this', covers_until }: Decided, context: z.RefinementCtx): void {
  const report = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message })
  if (covers !== 'this' && status !== 'expected')
    report('covers', 'Only what is expected can cover more than this anomaly.')
  if (covers === 'until' && covers_until === undefined)
    report('covers_until', 'Say until which day it is expected.')
  if (covers !== 'until' && covers_until !== undefined)
    report('covers_until', 'A day only goes with covers=until.')
}

export const AnomalyDecision = z
  .strictObject({ id, ...decisionFields })
  .superRefine(checkCover)
  .meta({
    id: 'AnomalyDecision',
    description: 'What people make of an anomaly.',
    example: { status: 'expected', note: 'Load test' },
  })
export type AnomalyDecision = z.infer<typeof AnomalyDecision>

export const AnomalyDecisions = z
  .strictObject({
    ids: z
      .array(id)
      .min(1)
      .max(500)
      .meta({ description: 'Which anomalies.', example: ['0f3c2a9b7d1e4c58'] }),
    ...decisionFields,
  })
  .superRefine(checkCover)
  .meta({
    id: 'AnomalyDecisions',
    description: 'What people make of several anomalies.',
    example: { ids: ['0f3c2a9b7d1e4c58'], status: 'expected', covers: 'monthly' },
  })
export type AnomalyDecisions = z.infer<typeof AnomalyDecisions>
