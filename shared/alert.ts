import { z } from 'zod'
import { AlertKind, AlertSubject } from './alert-filter.ts'
import { count, text, textOrNull } from './amount-fields.ts'
import { Severity } from './anomaly-terms.ts'

export const alertStates = ['open', 'acknowledged', 'resolved'] as const
export const AlertState = z.enum(alertStates).meta({
  id: 'AlertState',
  description:
    '`open`: nobody took notice yet. `acknowledged`: somebody did. `resolved`: its cause is gone, and it closed by itself.',
  example: 'open',
})

export const Alert = z
  .object({
    id: count('The number of the alert.', 7),
    kind: AlertKind.meta({ description: 'What it is about.', example: 'budget_actual' }),
    state: AlertState.meta({ description: 'What became of it.', example: 'open' }),
    severity: Severity.meta({ description: 'How much it matters.', example: 'medium' }),
    title: text('What happened, short.', "Budget 'AWS in all' reached 80 %"),
    message: text(
      'What happened, with the figures.',
      '$8,012.40 of $10,000.00 are spent in 2026-11-01 to 2026-11-30.',
    ),
    budget_id: z.number().int().nullable().meta({ description: 'The budget; null for none.', example: 3 }),
    anomaly_id: textOrNull('The anomaly; null for none.', null),
    import_id: z.number().int().nullable().meta({ description: 'The import; null for none.', example: null }),
    subject: AlertSubject.meta({ description: 'What it is about.' }),
    receiver_count: z.number().int().nullable().meta({
      description:
        'How many webhooks took it; 0 where the filter of none did, null for alerts from before there were filters.',
      example: 1,
    }),
    created_at: text('When it was raised, ISO 8601.', '2026-11-24T12:00:00.000Z'),
    acknowledged_at: textOrNull('When somebody took notice; null while nobody did.', null),
    acknowledge_note: textOrNull('What they noted.', null),
    resolved_at: textOrNull('When it closed by itself; null while its cause is there.', null),
    resolution: textOrNull('Why it closed; null while its cause is there.', null),
  })
  .meta({ id: 'Alert', description: 'Something that people were told once.' })
export type Alert = z.infer<typeof Alert>

export const AlertsQuery = z.strictObject({
  status: AlertState.meta({ description: 'Only those in this state.', example: 'open' }).optional(),
  kind: AlertKind.meta({ description: 'Only those of this kind.', example: 'anomaly' }).optional(),
  limit: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .meta({ description: 'At most so many, newest first.', example: 100 }),
})
export type AlertsQuery = z.infer<typeof AlertsQuery>

const id = z.coerce
  .number<number>('An id is a whole number.')
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'The number of the alert.', example: 7 })

export const Acknowledgement = z
  .strictObject({
    id,
    note: z
      .string()
      .trim()
      .max(2000)
      .meta({ description: 'What to remember about it.', example: 'Asked the data team' })
      .optional(),
  })
  .meta({
    id: 'Acknowledgement',
    description: 'That somebody took notice.',
    example: { note: 'Asked the data team' },
  })
export type Acknowledgement = z.infer<typeof Acknowledgement>

export const AlertEvaluation = z
  .object({
    created: z
      .array(Alert)
      .meta({ description: 'Alerts that are new; what was told before is not told again.' }),
    resolved: z
      .array(Alert)
      .meta({ description: 'Alerts whose cause is gone, and which closed by themselves.' }),
    deliveries_queued: count('How many webhook deliveries they cause.', 1),
  })
  .meta({ id: 'AlertEvaluation', description: 'What looking at budgets and anomalies came to.' })
export type AlertEvaluation = z.infer<typeof AlertEvaluation>
