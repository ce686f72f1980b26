import { z } from 'zod'
import { Month } from './bill.ts'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'

export const dayStates = ['complete', 'partial', 'missing'] as const

const dayExample = { date: '2026-11-01', state: 'complete' as const }

export const CoveredDay = z
  .object({
    date: Day.meta({ description: 'The day.', example: '2026-11-01' }),
    state: z.enum(dayStates).meta({
      description:
        '`complete`: all of its charges should be there. `partial`: the bill is still growing. `missing`: no charge of that day.',
      example: 'complete',
    }),
  })
  .meta({ id: 'CoveredDay', description: 'What is known of one day.', example: dayExample })
export type CoveredDay = z.infer<typeof CoveredDay>

export const IncompleteDay = z
  .object({
    date: Day.meta({ description: 'The day.', example: '2026-11-23' }),
    state: z.enum(['partial', 'missing']).meta({
      description:
        '`missing`: no account that still delivers has a charge of that day. `partial`: only some of its charges are there.',
      example: 'partial',
    }),
  })
  .meta({
    id: 'IncompleteDay',
    description: 'A day whose costs are not all there yet.',
    example: { date: '2026-11-23', state: 'partial' },
  })
export type IncompleteDay = z.infer<typeof IncompleteDay>

export const AccountCoverage = z
  .object({
    cloud_provider: Provider.meta({ description: 'Whose bills they are.', example: 'AWS' }),
    billing_account_id: z
      .string()
      .meta({ description: 'The billing account; empty where bills name none.', example: '123456789012' }),
    billing_account_name: z
      .string()
      .nullable()
      .meta({ description: 'Its name, where bills give one.', example: 'Example Corp' }),
    first_day: Day.meta({ description: 'First day with a charge.', example: '2026-10-01' }),
    last_day: Day.meta({ description: 'Last day with a charge.', example: '2026-11-23' }),
    complete_through: Day.nullable().meta({
      description: 'The last day up to which every day is complete; null for none.',
      example: '2026-11-22',
    }),
    last_import_id: z
      .number()
      .int()
      .meta({ description: 'The import that brought the newest bill.', example: 3 }),
    last_import_at: z
      .string()
      .nullable()
      .meta({ description: 'When that import ended.', example: '2026-11-24T12:00:00.000Z' }),
    periods: z
      .array(
        z.object({
          billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
          datasets: z
            .array(z.string())
            .meta({ description: 'The formats that are counted for it.', example: ['focus'] }),
          is_final: z
            .boolean()
            .meta({ description: 'Whether every charge stands on an invoice.', example: true }),
        }),
      )
      .meta({
        description: 'The billing periods that are counted.',
        example: [{ billing_period: '2026-10', datasets: ['focus'], is_final: true }],
      }),
    days: z.array(CoveredDay).meta({
      description:
        'Every day from the first to the last, or to today where the account still delivers; the newest ten years.',
      example: [dayExample],
    }),
  })
  .meta({ id: 'AccountCoverage', description: 'Which days of a billing account the bills cover.' })
export type AccountCoverage = z.infer<typeof AccountCoverage>
