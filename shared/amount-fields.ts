import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'

/** An amount in the reporting currency as a response field. */
export const usd = (description: string, example = 1234.56) => z.number().meta({ description, example })

/** One that may be unknown. */
export const usdOrNull = (description: string, example: number | null = 1234.56) =>
  z.number().nullable().meta({ description, example })

export const percent = (description: string, example = 12.5) => z.number().meta({ description, example })

export const percentOrNull = (description: string, example: number | null = 12.5) =>
  z.number().nullable().meta({ description, example })

export const count = (description: string, example = 3) => z.number().int().meta({ description, example })

export const text = (description: string, example: string) => z.string().meta({ description, example })

export const textOrNull = (description: string, example: string | null) =>
  z.string().nullable().meta({ description, example })

export const day = (description: string, example = '2026-11-24') => Day.meta({ description, example })

export const dayOrNull = (description: string, example: string | null = '2026-11-24') =>
  Day.nullable().meta({ description, example })

export const flag = (description: string, example = true) => z.boolean().meta({ description, example })

export const sentences = (description: string, example: string[] = []) =>
  z.array(z.string()).meta({ description, example })

/** Whose cost and which service an entry is about. */
export const subjectFields = {
  cloud_provider: Provider.meta({ description: 'Who charges it.', example: 'AWS' }),
  service_name: text('The service.', 'EC2'),
}
