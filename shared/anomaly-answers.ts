import { z } from 'zod'
import { count, dayOrNull, sentences, usd } from './amount-fields.ts'
import { AnomalyGates } from './anomaly-query.ts'
import { Anomaly } from './anomaly.ts'
import { currencyFields } from './currency.ts'
import { DayRange } from './period.ts'

export const AnomaliesResponse = z
  .object({
    range: DayRange.nullable().meta({ description: 'The days asked for; null without data.' }),
    complete_through: dayOrNull('The last day that was judged.', '2026-11-21'),
    gates: AnomalyGates.meta({ description: 'The gates in force.' }),
    anomalies: z.array(Anomaly).meta({ description: 'Newest first, then dearest.' }),
    open_count: count('How many of them are open.', 2),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'AnomaliesResponse', description: 'What is odd.' })
export type AnomaliesResponse = z.infer<typeof AnomaliesResponse>

const Found = z
  .object({
    gates: AnomalyGates.meta({ description: 'The gates.' }),
    found: count('How many anomalies pass them.', 12),
    impact: usd('What those cost beyond expectation, drops not deducted.', 1800),
    by_kind: z
      .record(z.string(), z.number().int())
      .meta({ description: 'Of each kind.', example: { spike: 11, drop: 1 } }),
    by_severity: z
      .record(z.string(), z.number().int())
      .meta({ description: 'Of each severity.', example: { low: 9, high: 3 } }),
  })
  .meta({ id: 'AnomalyPreviewCount', description: 'What some gates find.' })
export type AnomalyPreviewCount = z.infer<typeof Found>

export const AnomalyPreview = z
  .object({
    range: DayRange.nullable().meta({ description: 'The last 90 complete days; null without data.' }),
    proposed: Found.meta({ description: 'With the gates asked for.' }),
    current: Found.meta({ description: 'With the gates in force.' }),
    anomalies: z.array(Anomaly).meta({ description: 'What the proposed gates find, newest first.' }),
    ...currencyFields,
  })
  .meta({ id: 'AnomalyPreview', description: 'What other gates would have found.' })
export type AnomalyPreview = z.infer<typeof AnomalyPreview>
