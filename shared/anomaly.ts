import { z } from 'zod'
import {
  count,
  day,
  dayOrNull,
  flag,
  percentOrNull,
  sentences,
  subjectFields,
  text,
  textOrNull,
  usd,
} from './amount-fields.ts'
import { checkRange, costFilterFields, metricField, rangeFields } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { DayRange } from './period.ts'

export const anomalyStatuses = ['open', 'expected', 'resolved'] as const
export const AnomalyStatus = z.enum(anomalyStatuses).meta({
  id: 'AnomalyStatus',
  description: '`open`: nobody looked at it. `expected`: it was meant to be. `resolved`: its cause is gone.',
  example: 'open',
})
export type AnomalyStatus = z.infer<typeof AnomalyStatus>

export const severities = ['low', 'medium', 'high', 'critical'] as const
export const Severity = z.enum(severities).meta({
  id: 'Severity',
  description: 'By its part of a month of all spend: 0.2 % medium, 1 % high, 5 % critical.',
  example: 'high',
})
export type Severity = z.infer<typeof Severity>

export const gateFields = {
  threshold_percent: z
    .number()
    .min(0)
    .max(1000)
    .meta({
      description: 'At least this far from what was expected; left out: the setting, 20 at first.',
      example: 20,
    })
    .optional(),
  min_impact: z
    .number()
    .min(0)
    .max(1e9)
    .meta({ description: 'At least this much money; left out: the setting, 1 at first.', example: 50 })
    .optional(),
}

export const AnomalyQuery = z
  .strictObject({
    ...costFilterFields,
    ...rangeFields,
    ...metricField,
    ...gateFields,
    status: AnomalyStatus.meta({ description: 'Only those of this status.', example: 'open' }).optional(),
  })
  .superRefine(checkRange)
export type AnomalyQuery = z.infer<typeof AnomalyQuery>

export const PreviewQuery = z.strictObject({ ...costFilterFields, ...metricField, ...gateFields })
export type PreviewQuery = z.infer<typeof PreviewQuery>

export const anomalyKinds = ['spike', 'drop', 'step', 'slow_rise'] as const
export const AnomalyKind = z.enum(anomalyKinds).meta({
  id: 'AnomalyKind',
  description: '`step` is a lasting new level, `slow_rise` growth over weeks beyond the growth before.',
  example: 'spike',
})

const Driver = z
  .object({
    dimension: text('What it is one of.', 'usage_type'),
    name: text('Which one.', 'BoxUsage:m5.large'),
    impact: usd('How much of the difference it makes.', 120.5),
    percentage: z.number().meta({ description: 'Of the whole difference.', example: 84.2 }),
  })
  .meta({
    id: 'AnomalyDriver',
    description: 'What the difference mostly comes from, one level further down.',
  })
export type AnomalyDriver = z.infer<typeof Driver>

export const Anomaly = z
  .object({
    id: text('Names this anomaly for as long as it is found.', '0f3c2a9b7d1e4c58'),
    ...subjectFields,
    account: textOrNull('The account; null where bills do not tell it.', null),
    kind: AnomalyKind.meta({ description: 'What shape it has.', example: 'spike' }),
    direction: z
      .enum(['up', 'down'])
      .meta({ description: 'Dearer or cheaper than expected.', example: 'up' }),
    severity: Severity.meta({ description: 'How much it matters.', example: 'high' }),
    began: day('Where the change began; before first_seen for a slow rise.', '2026-11-10'),
    first_seen: day('The first odd day.', '2026-11-10'),
    last_seen: day('The last odd day.', '2026-11-11'),
    is_ongoing: flag('Whether it is still going on.', false),
    expected: usd('What the odd days should have cost.', 300),
    actual: usd('What they cost.', 443.1),
    impact: usd('The difference.', 143.1),
    percent: percentOrNull('The difference in percent; null where nothing was expected.', 47.7),
    score: z
      .number()
      .meta({ description: 'How far beyond the limit of the usual noise; 1 is on it.', example: 1.8 }),
    days: z
      .array(
        z.object({
          date: day('The day.', '2026-11-10'),
          expected: usd('Expected.', 300),
          actual: usd('Actual.', 443.1),
        }),
      )
      .meta({ description: 'The odd days.' }),
    driver: Driver.nullable().meta({ description: 'Null where the bill goes no deeper.' }),
    status: AnomalyStatus.meta({ description: 'What people made of it.', example: 'open' }),
    note: textOrNull('What they noted.', null),
    decided_at: textOrNull('When, ISO 8601.', null),
  })
  .meta({ id: 'Anomaly', description: 'Odd days in a row of one service, told as one story.' })
export type Anomaly = z.infer<typeof Anomaly>

const Gates = z
  .object({
    threshold_percent: z.number().meta({ description: 'The gate in percent.', example: 20 }),
    min_impact: z.number().meta({ description: 'The gate in the reporting currency.', example: 1 }),
  })
  .meta({ id: 'AnomalyGates', description: 'How far off and how dear an anomaly has to be.' })
export type AnomalyGates = z.infer<typeof Gates>

export const AnomaliesResponse = z
  .object({
    range: DayRange.nullable().meta({ description: 'The days asked for; null without data.' }),
    complete_through: dayOrNull('The last day that was judged.', '2026-11-21'),
    gates: Gates.meta({ description: 'The gates in force.' }),
    anomalies: z.array(Anomaly).meta({ description: 'Newest first, then dearest.' }),
    open_count: count('How many of them are open.', 2),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'AnomaliesResponse', description: 'What is odd.' })
export type AnomaliesResponse = z.infer<typeof AnomaliesResponse>

const Found = z
  .object({
    gates: Gates.meta({ description: 'The gates.' }),
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

const id = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'An anomaly id has 16 hexadecimal digits.')
  .meta({ description: 'Which anomaly.', example: '0f3c2a9b7d1e4c58' })

export const AnomalyDecision = z
  .strictObject({
    id,
    status: AnomalyStatus.meta({ description: 'The new status.', example: 'expected' }),
    note: z
      .string()
      .trim()
      .max(2000)
      .meta({ description: 'Why; left out: the note stays.', example: 'Load test' })
      .optional(),
  })
  .meta({
    id: 'AnomalyDecision',
    description: 'What people make of an anomaly.',
    example: { status: 'expected', note: 'Load test' },
  })
export type AnomalyDecision = z.infer<typeof AnomalyDecision>
