import { z } from 'zod'

export const importStatuses = ['queued', 'running', 'done', 'unchanged', 'refused', 'undone'] as const
export const ImportStatus = z.enum(importStatuses).meta({
  id: 'ImportStatus',
  description:
    '`unchanged`: the same content is already in. `refused`: nothing was kept, and the message says why. `undone`: its charges are gone.',
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
    line: z.number().int().meta({ description: 'Its line in the file; the header is line 1.', example: 17 }),
    column: z.string().nullable().meta({ description: 'The column at fault.', example: 'BilledCost' }),
    reason: z
      .string()
      .meta({ description: 'What is wrong with it.', example: "'12,5' is no decimal number." }),
  })
  .meta({
    id: 'RejectedRow',
    description: 'A row that could not be read.',
    example: { line: 17, column: 'BilledCost', reason: "'12,5' is no decimal number." },
  })
export type RejectedRow = z.infer<typeof RejectedRow>

export const ImportedFile = z
  .object({
    name: z.string().meta({ description: 'The name under which it came.', example: 'focus_sample.csv' }),
    bytes: z.number().int().meta({ description: 'Its size.', example: 755423 }),
    sha256: z.string().meta({ description: 'The hash of its content.', example: 'e91e5ac7edf01ed2' }),
  })
  .meta({ id: 'ImportedFile', description: 'One file of an import.' })
export type ImportedFile = z.infer<typeof ImportedFile>

const count = (description: string, example: number) => z.number().int().meta({ description, example })

export const BillImport = z
  .object({
    id: count('The number of the import.', 1),
    status: ImportStatus.meta({ description: 'How far it is.', example: 'done' }),
    format: z
      .string()
      .nullable()
      .meta({ description: 'The format that was recognised.', example: 'FOCUS 1.0' }),
    files: z.array(ImportedFile).meta({ description: 'What was delivered.' }),
    rows_read: count('Rows in the files, without headers.', 1000),
    rows_kept: count('Rows that count.', 1000),
    rows_rejected: count('Rows that could not be read.', 0),
    rejected: z.array(RejectedRow).meta({ description: 'The first 100 of them.', example: [] }),
    message: z
      .string()
      .meta({ description: 'What happened, for a person.', example: '1,000 rows imported.' }),
    control_totals: ControlTotals.nullable().meta({
      description: 'Sums of the kept rows; null before the end.',
    }),
    created_at: z
      .string()
      .meta({ description: 'When it was delivered.', example: '2026-11-24T12:00:00.000Z' }),
    finished_at: z
      .string()
      .nullable()
      .meta({ description: 'When it ended; null before.', example: '2026-11-24T12:00:01.000Z' }),
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

export const AcceptedImport = z
  .object({ id: count('The number of the import; ask for it to see how far it is.', 1) })
  .meta({
    id: 'AcceptedImport',
    description: 'The files were received and wait to be read.',
    example: { id: 1 },
  })
export type AcceptedImport = z.infer<typeof AcceptedImport>
