import { z } from 'zod'

export const ApiIndex = z
  .object({
    name: z.string().meta({ description: 'The product.', example: 'Billow' }),
    version: z.string().meta({ description: 'Its version.', example: '0.1.0' }),
    endpoints: z
      .array(z.string())
      .meta({ description: 'Every endpoint with its method.', example: ['GET /api/finops/costs'] }),
    docs: z.string().meta({ description: 'The documentation page.', example: '/docs' }),
    openapi: z.string().meta({ description: 'The OpenAPI document.', example: '/openapi.json' }),
  })
  .meta({
    id: 'ApiIndex',
    description: 'Where everything is.',
    example: {
      name: 'Billow',
      version: '0.1.0',
      endpoints: ['GET /api/finops/costs'],
      docs: '/docs',
      openapi: '/openapi.json',
    },
  })
export type ApiIndex = z.infer<typeof ApiIndex>

export const Warning = z
  .object({
    message: z.string().meta({
      description: 'What is wrong, with what to do about it.',
      example:
        'The file with the charges of bill 7 is missing. Restore it from a backup, or undo import 3 (focus.csv) and import it again.',
    }),
    import_id: z.number().int().meta({ description: 'The import that it is about.', example: 3 }),
  })
  .meta({ id: 'Warning', description: 'Something that somebody has to look after.' })
export type Warning = z.infer<typeof Warning>

export const Health = z
  .object({
    status: z.literal('ok').meta({ description: 'The server and its database answer.', example: 'ok' }),
    version: z.string().meta({ description: 'The version of Billow.', example: '0.1.0' }),
    today: z.string().meta({ description: 'The UTC day that presets count from.', example: '2026-11-24' }),
    now: z.string().meta({
      description: 'The instant on the clock of the server, for ages such as two hours ago.',
      example: '2026-11-24T12:00:00.000Z',
    }),
    has_demo_data: z
      .boolean()
      .meta({ description: 'Whether any demo data is in the totals.', example: true }),
    currency: z.string().meta({ description: 'The currency that totals are in.', example: 'USD' }),
    data: z
      .object({
        start_date: z.string().meta({ description: 'First day with a cost.', example: '2026-05-24' }),
        end_date: z.string().meta({ description: 'Last day with a cost.', example: '2026-11-24' }),
      })
      .nullable()
      .meta({ description: 'The days that there are costs for; null for none.' }),
    warnings: z.array(Warning).meta({
      description: 'What somebody has to look after, such as a lost file; usually empty.',
      example: [],
    }),
  })
  .meta({
    id: 'Health',
    description: 'The state of this installation.',
    example: {
      status: 'ok',
      version: '0.1.0',
      today: '2026-11-24',
      now: '2026-11-24T12:00:00.000Z',
      has_demo_data: true,
      currency: 'USD',
      data: { start_date: '2026-05-24', end_date: '2026-11-24' },
      warnings: [],
    },
  })
export type Health = z.infer<typeof Health>
