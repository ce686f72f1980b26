import { z } from 'zod'
import { Bill } from './bill.ts'
import { ImportConflict } from './import-conflict.ts'

const count = (description: string, example: number) => z.number().int().meta({ description, example })

export const importStatuses = ['queued', 'running', 'done', 'unchanged', 'held', 'refused', 'undone'] as const
export const ImportStatus = z.enum(importStatuses).meta({
  id: 'ImportStatus',
  description:
    '`unchanged`: the same content is already in. `held`: it would make costs vanish that count, so a person decides. `refused`: nothing was kept, and the message says why. `undone`: its charges are gone.',
  example: 'done',
})
export type ImportStatus = z.infer<typeof ImportStatus>

const decimal = (description: string, example: string) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .meta({ description, example })

export const CostPair = z
  .object({
    billed_cost: decimal('Sum of BilledCost, exact.', '20.52022672899'),
    effective_cost: decimal('Sum of EffectiveCost, exact.', '14.97651418586'),
  })
  .meta({
    id: 'CostPair',
    description: 'Both costs as exact decimals in billing currency.',
    example: { billed_cost: '20.52022672899', effective_cost: '14.97651418586' },
  })
export type CostPair = z.infer<typeof CostPair>

const pairs = (description: string, key: string) =>
  z.record(z.string(), CostPair).meta({
    description,
    example: { [key]: { billed_cost: '20.52022672899', effective_cost: '14.97651418586' } },
  })

export const ControlTotals = z
  .object({
    billed_cost: decimal(
      'Sum of BilledCost; null where the bill has several currencies.',
      '20.52022672899',
    ).nullable(),
    effective_cost: decimal(
      'Sum of EffectiveCost; null where the bill has several currencies.',
      '14.97651418586',
    ).nullable(),
    by_currency: pairs('By billing currency.', 'USD'),
    by_provider: pairs('By provider.', 'AWS'),
    by_service: pairs('By service, under the names that the bill gives.', 'Amazon Elastic Compute Cloud'),
    by_month: pairs('By month of the charge.', '2024-09'),
    by_billing_period: pairs('By month of the billing period.', '2024-09'),
    by_charge_category: pairs('By charge category.', 'Usage'),
  })
  .meta({
    id: 'ControlTotals',
    description:
      'Exact sums over the rows that were kept, in billing currency, to hold against the invoice. With several currencies, keys read `Name | EUR`.',
  })
export type ControlTotals = z.infer<typeof ControlTotals>

export const RejectedRow = z
  .object({
    file: z.string().meta({ description: 'The file it stands in.', example: 'focus.csv' }),
    line: z.number().int().meta({
      description:
        'Its line in the file, where the header is line 1; the number of the row in Parquet and JSON.',
      example: 17,
    }),
    column: z
      .string()
      .nullable()
      .meta({ description: 'The column at fault; null for the whole line.', example: 'BilledCost' }),
    value: z.string().nullable().meta({ description: 'What stands there.', example: '12,5' }),
    reason: z.string().meta({ description: 'What is wrong with it.', example: 'It is not a number.' }),
  })
  .meta({
    id: 'RejectedRow',
    description: 'A row that could not be read.',
    example: {
      file: 'focus.csv',
      line: 17,
      column: 'BilledCost',
      value: '12,5',
      reason: 'It is not a number.',
    },
  })
export type RejectedRow = z.infer<typeof RejectedRow>

export const ImportedFile = z
  .object({
    name: z.string().meta({ description: 'The name under which it came.', example: 'focus_sample.csv' }),
    bytes: z.number().int().meta({ description: 'Its size.', example: 755423 }),
  })
  .meta({ id: 'ImportedFile', description: 'One file of an import.' })
export type ImportedFile = z.infer<typeof ImportedFile>

export const importOrigins = ['upload', 'command', 'folder'] as const
export const ImportOrigin = z.enum(importOrigins).meta({
  id: 'ImportOrigin',
  description: 'How the files came: uploaded, by the import command, or through the watched folder.',
  example: 'upload',
})
export type ImportOrigin = z.infer<typeof ImportOrigin>

export const importPhases = ['waiting', 'unpacking', 'reading', 'writing', 'finishing'] as const

export const ImportProgress = z
  .object({
    phase: z
      .enum(importPhases)
      .meta({ description: 'What the import is doing at the moment.', example: 'reading' }),
    bytes_done: z.number().meta({ description: 'Bytes read so far.', example: 52428800 }),
    bytes_total: z.number().meta({ description: 'Bytes of all files, unpacked.', example: 548000000 }),
    rows_done: count('Rows read or, while writing, written so far; about, within a file.', 95000),
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

const summaryFields = {
  id: count('The number of the import.', 1),
  status: ImportStatus.meta({ description: 'How far it is.', example: 'done' }),
  origin: ImportOrigin.meta({ description: 'How the files came.', example: 'upload' }),
  format: z
    .string()
    .nullable()
    .meta({ description: 'The format that was recognised.', example: 'FOCUS 1.0' }),
  files: z.array(ImportedFile).meta({ description: 'What was delivered.' }),
  rows_read: count('Rows in the files, without headers.', 1000),
  rows_kept: count('Rows that count.', 1000),
  rows_rejected: count('Rows that could not be read.', 0),
  message: z
    .string()
    .meta({ description: 'What happened, for a person.', example: '1000 rows were imported.' }),
  progress: ImportProgress.nullable().meta({
    description: 'How far it is; null before it starts and after it ends.',
  }),
  created_at: z.string().meta({ description: 'When it was delivered.', example: '2026-11-24T12:00:00.000Z' }),
  finished_at: z
    .string()
    .nullable()
    .meta({ description: 'When it ended; null before.', example: '2026-11-24T12:00:01.000Z' }),
}

export const ImportSummary = z
  .object(summaryFields)
  .meta({ id: 'ImportSummary', description: 'One delivery of a bill, without its details.' })
export type ImportSummary = z.infer<typeof ImportSummary>

export const BillImport = z
  .object({
    ...summaryFields,
    request_id: z.string().nullable().meta({
      description:
        'The request that brought it, under which the log of the server tells of it; one is made up for the import command and the watched folder.',
      example: '3f0c9b7e-5a51-4f0e-9d0e-6c1f6d0a1b2a',
    }),
    rejected: z.array(RejectedRow).meta({ description: 'The first 100 of them.', example: [] }),
    notes: z.array(z.string()).meta({
      description: 'What the reader should know about this import.',
      example: ['Only the actual costs were delivered, so they stand in for the effective ones.'],
    }),
    control_totals: ControlTotals.nullable().meta({
      description: 'Sums of the kept rows; null before the end.',
    }),
    bills: z.array(Bill).meta({ description: 'The accounts and billing periods that it brought.' }),
    conflicts: z.array(ImportConflict).meta({
      description: 'What has to be decided while the import is `held`, as it stands now; none otherwise.',
    }),
  })
  .meta({ id: 'BillImport', description: 'One delivery of a bill and what became of it.' })
export type BillImport = z.infer<typeof BillImport>

export const ImportId = z.strictObject({
  id: z.coerce
    .number<number>('An id is a whole number.')
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ description: 'The number of the import.', example: 1 }),
})
export type ImportId = z.infer<typeof ImportId>
