import { z } from 'zod'
import { exact } from './exact.ts'

export const demoProfiles = ['ranges', 'target_mix'] as const
export const DemoProfile = z.enum(demoProfiles).meta({
  id: 'DemoProfile',
  description:
    '`ranges` keeps each service in its daily range; `target_mix` splits spend 40/35/25 over compute, storage and serverless.',
  example: 'ranges',
})
export type DemoProfile = z.infer<typeof DemoProfile>

export const SeedRequest = z
  .strictObject({
    months: exact(
      z
        .number('months is a whole number from 1 to 36.')
        .int('months is a whole number from 1 to 36.')
        .min(1, 'months is at least 1.')
        .max(36, 'months is at most 36.')
        .meta({ description: 'How many calendar months back the data starts.', example: 6 }),
    ).default(6),
    seed: exact(
      z
        .number('seed is a whole number.')
        .int('seed is a whole number.')
        .meta({ description: 'The same seed gives the same data on the same day.', example: 42 }),
    ).default(42),
    profile: DemoProfile.default('ranges').meta({ description: 'How spend is spread.', example: 'ranges' }),
    faults: exact(
      z.boolean('faults is true or false.').meta({
        description: 'Also plants one of everything that anomalies and recommendations look for.',
        example: false,
      }),
    ).default(false),
  })
  .meta({
    id: 'SeedRequest',
    description: 'Which demo data to make.',
    example: { months: 6, seed: 42, profile: 'ranges', faults: false },
  })
export type SeedRequest = z.infer<typeof SeedRequest>

export const SeedResult = z
  .object({
    message: z
      .string()
      .meta({ description: 'What was done.', example: 'Demo data from 2026-05-24 to 2026-11-24.' }),
    records_created: z.number().int().meta({ description: 'How many rows were made.', example: 1665 }),
  })
  .meta({
    id: 'SeedResult',
    description: 'What the demo data now is.',
    example: { message: 'Demo data from 2026-05-24 to 2026-11-24.', records_created: 1665 },
  })
export type SeedResult = z.infer<typeof SeedResult>

export const DemoRemoval = z
  .object({
    records_deleted: z.number().int().meta({ description: 'How many rows are gone.', example: 1665 }),
  })
  .meta({ id: 'DemoRemoval', description: 'What was removed.', example: { records_deleted: 1665 } })
export type DemoRemoval = z.infer<typeof DemoRemoval>
