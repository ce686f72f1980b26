import { z } from 'zod'
import { AlertFilter } from './alert-filter.ts'
import { count, flag, text, textOrNull } from './amount-fields.ts'
import { exact } from './exact.ts'
import { scheduleFields } from './webhook-schedule.ts'

export const webhookShapes = ['json', 'slack', 'teams'] as const
export const WebhookShape = z.enum(webhookShapes).meta({
  id: 'WebhookShape',
  description: '`json`: the alert itself, signed. `slack` and `teams`: what their incoming webhooks take.',
  example: 'json',
})
export type WebhookShape = z.infer<typeof WebhookShape>

function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === ''
}

const exampleSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const standardSecret =
  /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/

/** Whether a secret is one of Standard Webhooks, 24 to 64 bytes, or does not claim to be one. */
function isSecret(secret: string): boolean {
  if (!secret.startsWith('whsec_')) return true
  const digits = secret.slice('whsec_'.length).replace(/=+$/, '').length
  const bytes = Math.floor((digits * 3) / 4)
  return standardSecret.test(secret) && bytes >= 24 && bytes <= 64
}

const webhookFields = {
  name: z
    .string()
    .trim()
    .min(1, 'Give the webhook a name.')
    .max(200)
    .meta({ description: 'Its name.', example: 'On-call' }),
  url: z
    .string()
    .max(2000)
    .refine(isWebAddress, { error: 'Write an http:// or https:// address without user name and password.' })
    .meta({ description: 'Where alerts are sent by POST.', example: 'https://example.com/hooks/billow' }),
  shape: WebhookShape.default('json').meta({ description: 'How alerts are written.', example: 'json' }),
  secret: z
    .string()
    .min(16, 'A secret has at least 16 characters.')
    .max(500)
    .refine(isSecret, { error: 'After whsec_ comes base64 of 24 to 64 bytes.' })
    .meta({
      description:
        'Signs each message; never shown again. `whsec_` and base64 of 24 to 64 bytes, as Standard Webhooks have it, or any other text. Left out of a change: it stays.',
      example: exampleSecret,
    })
    .optional(),
  is_enabled: exact(
    z.boolean('Write true or false.').meta({ description: 'Whether it is used.', example: true }),
  ).default(true),
  filter: AlertFilter.default({}).meta({
    description: 'Which alerts go there; empty for all.',
    example: { severity: ['high', 'critical'] },
  }),
  ...scheduleFields,
}

const example = {
  name: 'On-call',
  url: 'https://example.com/hooks/billow',
  shape: 'json',
  secret: exampleSecret,
  is_enabled: true,
  filter: { severity: ['high', 'critical'] },
  time_zone: 'Europe/Berlin',
  quiet_hours: { start: '22:00', end: '07:00', critical_breaks: true },
  digest: 'off',
}

export const NewWebhook = z
  .strictObject(webhookFields)
  .superRefine(({ shape, secret }, context) => {
    if (shape === 'json' && secret === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['secret'],
        message: 'A json webhook needs a secret, so that its receiver can tell who sent a message.',
      })
    }
  })
  .meta({ id: 'NewWebhook', description: 'Where alerts are sent.', example })
export type NewWebhook = z.infer<typeof NewWebhook>

const id = z.coerce
  .number<number>('An id is a whole number.')
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'The number of the webhook.', example: 2 })

export const WebhookId = z.strictObject({ id })
export type WebhookId = z.infer<typeof WebhookId>

export const ChangedWebhook = z
  .strictObject({ id, ...webhookFields })
  .meta({ id: 'ChangedWebhook', description: 'The new content of a webhook.', example })
export type ChangedWebhook = z.infer<typeof ChangedWebhook>

export const Webhook = z
  .object({
    id: count('The number of the webhook.', 2),
    name: text('Its name.', 'On-call'),
    url: text('Where alerts are sent.', 'https://example.com/hooks/billow'),
    shape: WebhookShape.meta({ description: 'How alerts are written.', example: 'json' }),
    has_secret: flag('Whether messages are signed; the secret itself is never returned.'),
    is_enabled: flag('Whether it is used.'),
    filter: webhookFields.filter.unwrap(),
    time_zone: text('Of quiet hours and of a daily digest.', 'Europe/Berlin'),
    quiet_hours: scheduleFields.quiet_hours.unwrap(),
    digest: scheduleFields.digest.unwrap(),
    digest_time: text('When a daily digest is sent.', '08:00'),
    created_at: text('When it was made, ISO 8601.', '2026-11-24T12:00:00.000Z'),
    updated_at: text('When it was last changed, ISO 8601.', '2026-11-24T12:00:00.000Z'),
  })
  .meta({ id: 'Webhook', description: 'Where alerts are sent.' })
export type Webhook = z.infer<typeof Webhook>

export const DeletedWebhook = z
  .object({ id, deleted: z.literal(true).meta({ description: 'Always true.', example: true }) })
  .meta({
    id: 'DeletedWebhook',
    description: 'Which webhook was deleted.',
    example: { id: 2, deleted: true },
  })
export type DeletedWebhook = z.infer<typeof DeletedWebhook>

const Attempt = z
  .object({
    attempted_at: text('When, ISO 8601.', '2026-11-24T12:00:00.000Z'),
    status_code: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'What was answered; null for no answer.', example: 200 }),
    error: textOrNull('Why it counts as failed; null for success.', null),
  })
  .meta({ id: 'DeliveryAttempt', description: 'One try.' })

export const Delivery = z
  .object({
    id: count('The number of the delivery.', 11),
    webhook_id: count('Which webhook.', 2),
    message: z.enum(['alert', 'digest', 'test']).meta({
      description: '`digest`: one message about several alerts. `test`: somebody asked for it.',
      example: 'alert',
    }),
    message_id: text(
      'What the receiver knows it by, in the header `webhook-id`; the same for every try.',
      'msg_9f0a4c1e',
    ),
    digest_id: z.number().int().nullable().meta({
      description: 'The delivery that carries it among others; null where it goes by itself.',
      example: null,
    }),
    alert_id: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Which alert; null for a digest and for a test.', example: 7 }),
    event: z.enum(['raised', 'resolved']).meta({
      description: 'Whether it tells that the alert was raised, or that it is resolved.',
      example: 'raised',
    }),
    status: z.enum(['pending', 'delivered', 'failed', 'withdrawn']).meta({
      description:
        '`pending`: still to be tried. `failed`: given up. `withdrawn`: the alert was resolved before it arrived.',
      example: 'delivered',
    }),
    attempts: z.array(Attempt).meta({ description: 'Every try so far, oldest first.' }),
    next_attempt_at: textOrNull('When it is tried next; null for never.', null),
    waits_for: z.enum(['digest', 'quiet_hours']).nullable().meta({
      description: 'What a message waits for that could not be sent yet; null for nothing but its time.',
      example: null,
    }),
    created_at: text('When it was queued, ISO 8601.', '2026-11-24T12:00:00.000Z'),
  })
  .meta({ id: 'Delivery', description: 'An alert on its way to a webhook, with every try.' })
export type Delivery = z.infer<typeof Delivery>
