import { z } from 'zod'
import { exact } from './exact.ts'
import { isTimeZone } from './time-zone.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as HH:MM, from 00:00 to 23:59.')

export const QuietHours = z
  .strictObject({
    start: clock.meta({ description: 'When they begin, by the webhook’s time zone.', example: '22:00' }),
    end: clock.meta({ description: 'When they end; before the start: on the next day.', example: '07:00' }),
    critical_breaks: exact(
      z.boolean('Write true or false.').meta({
        description: 'Whether critical alerts are sent nevertheless.',
        example: true,
      }),
    ).default(true),
  })
  .refine(({ start, end }) => start !== end, {
    path: ['end'],
    error: 'Quiet hours end at another time than they begin.',
  })
  .meta({
    id: 'QuietHours',
    description: 'A part of each day in which nothing is sent; what came up is sent when they end.',
    example: { start: '22:00', end: '07:00', critical_breaks: true },
  })
export type QuietHours = z.infer<typeof QuietHours>

export const digests = ['off', 'hourly', 'daily'] as const
export const Digest = z.enum(digests).meta({
  id: 'Digest',
  description:
    '`off`: a message for each alert. `hourly`: one at the full hour with all of it. `daily`: one a day.',
  example: 'daily',
})
export type Digest = z.infer<typeof Digest>

/** When messages are sent, as fields of a webhook. */
export const scheduleFields = {
  time_zone: z
    .string()
    .max(100)
    .refine(isTimeZone, { error: 'There is no such time zone. Use UTC or a name such as Europe/Berlin.' })
    .default('UTC')
    .meta({
      description: 'Of quiet hours and of a daily digest: `UTC` or a name of the IANA database.',
      example: 'Europe/Berlin',
    }),
  quiet_hours: QuietHours.nullable()
    .default(null)
    .meta({
      description: 'When nothing is sent; null for never.',
      example: { start: '22:00', end: '07:00', critical_breaks: true },
    }),
  digest: Digest.default('off').meta({ description: 'Whether alerts are gathered.', example: 'off' }),
  digest_time: clock
    .default('08:00')
    .meta({ description: 'When a daily digest is sent, by the time zone.', example: '08:00' }),
}

export type WebhookSchedule = {
  readonly time_zone: string
  readonly quiet_hours: QuietHours | null
  readonly digest: Digest
  readonly digest_time: string
}
