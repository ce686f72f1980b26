import { z } from 'zod'
import { count, percentOrNull, sentences, usd } from './amount-fields.ts'
import { Day, DayRange } from './period.ts'

export const ToolComparison = z
  .object({
    start_date: Day.meta({ description: 'First compared day.', example: '2026-09-01' }),
    end_date: Day.meta({ description: 'Last compared day.', example: '2026-09-30' }),
    total_cost: usd('What its compared days cost, in the reporting currency.'),
    current: DayRange.meta({ description: 'The days of the period that are compared, first to last.' }),
    current_total: usd('What they cost.'),
    compared_days: count('How many days are compared.', 30),
    previous_days: count('With how many days; where that is another number, change_percent is per day.', 30),
    left_out_days: z.array(Day).meta({
      description: 'Days of the period that are left out, because they or their counterpart are incomplete.',
      example: [],
    }),
    change: usd('current_total minus total_cost.'),
    change_percent: percentOrNull(
      'The change in percent, per day where the numbers of days differ; null where it cannot be said.',
    ),
    notes: sentences('What limits the comparison.'),
    driver: z
      .string()
      .nullable()
      .meta({ description: 'The service that moved the total most.', example: 'AWS EC2' }),
    driver_change: z.number().nullable().meta({ description: 'By how much it did.', example: 134.56 }),
  })
  .meta({
    id: 'ToolComparison',
    description: 'Another period beside the one asked about.',
    example: {
      start_date: '2026-09-01',
      end_date: '2026-09-30',
      total_cost: 1100,
      current: { start_date: '2026-10-01', end_date: '2026-10-30' },
      current_total: 1234.56,
      compared_days: 30,
      previous_days: 30,
      left_out_days: [],
      notes: [],
      change: 134.56,
      change_percent: 12.23,
      driver: 'AWS EC2',
      driver_change: 134.56,
    },
  })
export type ToolComparison = z.infer<typeof ToolComparison>
