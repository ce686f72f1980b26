import { z } from 'zod'
import { Bill } from './bill.ts'

export const importStatuses = ['queued', 'running', 'done', 'unchanged', 'refused', 'undone'] as const
export const ImportStatus = z.enum(importStatuses).meta({
  id: 'ImportStatus',
  description: '`unchanged`: the same content had been imported before. `refused`: nothing was changed.',
  example: 'done',
})
export type ImportStatus = z.infer<typeof ImportStatus>

export const importOrigins = ['upload', 'command', 'folder'] as const
export const ImportOrigin = z.enum(importOrigins).meta({
  id: 'ImportOrigin',
  description: 'How the files came: uploaded, by the import command, or through the watched folder.',
  example: 'upload',
})
export type ImportOrigin = z.infer<typeof ImportOrigin>

const decimal = (description: string, example: string) => z.string().nullable().meta({ description, example })

export const CurrencyTotals = z
  .object({
    billed_cost: z.string().meta({ description: 'BilledCost, an exact decimal.', example: '20.52022672899' }),
    effective_cost: z
      .string()
      .meta({ description: 'EffectiveCost, an exact decimal.', example: '14.97651418586' }),
  })
  .meta({
    id: 'CurrencyTotals',
    description: 'Exact sums in one currency.',
    example: { billed_cost: '20.52022672899', effective_cost: '14.97651418586' },
  })
export type CurrencyTotals = z.infer<typeof CurrencyTotals>

const sums = {
  billed_cost: decimal('BilledCost, an exact decimal; null where there are several currencies.', '20.52'),
  effective_cost: decimal(
    'EffectiveCost, an exact decimal; null where there are several currencies.',
    '14.97',
  ),
  by_currency: z.record(z.string(), CurrencyTotals).meta({
    description: 'Each currency apart; currencies are never added together.',
    example: { USD: { billed_cost: '20.52', effective_cost: '14.97' } },
  }),
}

export const GroupTotals = z.object(sums).meta({
  id: 'GroupTotals',
  description: 'Exact sums of a group, in billing currency.',
  example: {
    billed_cost: '20.52',
    effective_cost: '14.97',
    by_currency: { USD: { billed_cost: '20.52', effective_cost: '14.97' } },
  },
})
export type GroupTotals = z.infer<typeof GroupTotals>

const groups = (description: string, key: string) =>
  z.record(z.string(), GroupTotals).meta({
    description,
    example: {
      [key]: {
        billed_cost: '20.52',
        effective_cost: '14.97',
        by_currency: { USD: { billed_cost: '20.52', effective_cost: '14.97' } },
      },
    },
  })

export const ControlTotals = z
  .object({
    ...sums,
    by_provider: groups('By provider.', 'AWS'),
    by_service: groups('By service, under the names that the bill uses.', 'Amazon Elastic Compute Cloud'),
    by_month: groups('By month of the charge.', '2024-09'),
    by_billing_period: groups('By month of the billing period.', '2024-09'),
    by_charge_category: groups('By charge category.', 'Usage'),
  })
  .meta({
    id: 'ControlTotals',
    description: 'Exact sums over the kept rows in billing currency, to check against the bill.',
  })
export type ControlTotals = z.infer<typeof ControlTotals>

export const RejectedLine = z
  .object({
    file: z.string().meta({ description: 'The file it stands in.', example: 'bill.csv' }),
    line: z.number().int().meta({ description: 'The line of the file, from 1.', example: 42 }),
    column: z
      .string()
      .nullable()
      .meta({ description: 'The column at fault; null for the whole line.', example: 'BilledCost' }),
    value: z.string().nullable().meta({ description: 'What stands there.', example: '12,5' }),
    reason: z.string().meta({ description: 'Why it cannot be read.', example: 'It is not a number.' }),
  })
  .meta({
    id: 'RejectedLine',
    description: 'A row that could not be read and is in no total.',
    example: { file: 'bill.csv', line: 42, column: 'BilledCost', value: 'x', reason: 'It is not a number.' },
  })
export type RejectedLine = z.infer<typeof RejectedLine>

export const importPhases = ['waiting', 'unpacking', 'reading', 'writing', 'finishing'] as const

export const ImportProgress = z
  .object({
    phase: z
      .enum(importPhases)
      .meta({ description: 'What the import is doing at the moment.', example: 'reading' }),
    bytes_done: z.number().meta({ description: 'Bytes read so far.', example: 52428800 }),
    bytes_total: z.number().meta({ description: 'Bytes of all files, unpacked.', example: 548000000 }),
    rows_done: z.number().int().meta({ description: 'Rows read so far.', example: 95000 }),
    rows_per_second: z.number().meta({ description: 'The speed so far.', example: 310000 }),
  })
  .meta({
    id: 'ImportProgress',
    description: 'How far an import is.',
    example: {
      phase: 'reading',
      bytes_done: 52428800,
      bytes_total: 548000000,
      rows_done: 95000,
      rows_per_second: 310000,
    },
  })
export type ImportProgress = z.infer<typeof ImportProgress>

export const ImportedFile = z
  .object({
    name: z.string().meta({ description: 'Its name as it came.', example: 'bill.csv' }),
    bytes: z.number().meta({ description: 'Its size.', example: 755423 }),
  })
  .meta({
    id: 'ImportedFile',
    description: 'A file of an import.',
    example: { name: 'bill.csv', bytes: 755423 },
  })
export type ImportedFile = z.infer<typeof ImportedFile>

const summaryFields = {
  id: z.number().int().meta({ description: 'The number of the import.', example: 3 }),
  status: ImportStatus.meta({ description: 'How far it is.', example: 'done' }),
  origin: ImportOrigin.meta({ description: 'How the files came.', example: 'upload' }),
  format: z
    .string()
    .nullable()
    .meta({ description: 'The format that was recognised.', example: 'FOCUS 1.0 CSV' }),
  files: z.array(ImportedFile).meta({ description: 'The files as they came.' }),
  rows_read: z.number().int().meta({ description: 'Rows in the files.', example: 1000 }),
  rows_kept: z.number().int().meta({ description: 'Rows that count.', example: 1000 }),
  rows_rejected: z.number().int().meta({ description: 'Rows that could not be read.', example: 0 }),
  message: z
    .string()
    .nullable()
    .meta({ description: 'What happened, for a person.', example: '1000 rows were imported.' }),
  progress: ImportProgress.nullable().meta({
    description: 'How far it is; null before it starts and after it ends.',
  }),
  created_at: z.string().meta({ description: 'When it was asked for.', example: '2026-11-24T12:00:00.000Z' }),
  finished_at: z
    .string()
    .nullable()
    .meta({ description: 'When it ended.', example: '2026-11-24T12:00:05.000Z' }),
}

export const ImportSummary = z
  .object(summaryFields)
  .meta({ id: 'ImportSummary', description: 'An import, without its details.' })
export type ImportSummary = z.infer<typeof ImportSummary>

export const BillImport = z
  .object({
    ...summaryFields,
    rejected: z.array(RejectedLine).meta({ description: 'The first 100 rows that could not be read.' }),
    notes: z.array(z.string()).meta({
      description: 'What the reader should know about this import.',
      example: ['The file repeats nothing.'],
    }),
    control_totals: ControlTotals.nullable().meta({
      description: 'Exact sums; null before it has read all.',
    }),
    bills: z.array(Bill).meta({ description: 'The accounts and billing periods that it brought.' }),
  })
  .meta({ id: 'BillImport', description: 'An import with everything known about it.' })
export type BillImport = z.infer<typeof BillImport>

export const ImportId = z.strictObject({
  id: z.coerce
    .number<number>('An id is a whole number.')
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ description: 'The number of the import.', example: 3 }),
})
export type ImportId = z.infer<typeof ImportId>

export const QueuedImport = z
  .object({ id: z.number().int().meta({ description: 'The number of the import.', example: 3 }) })
  .meta({
    id: 'QueuedImport',
    description: 'The import that the files were taken in as.',
    example: { id: 3 },
  })
export type QueuedImport = z.infer<typeof QueuedImport>
