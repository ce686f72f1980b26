import type { Alert } from '../../shared/alert.ts'
import type { WebhookShape } from '../../shared/webhook.ts'

/** What a receiver is told; a test message has id 0. */
export type AlertMessage = Pick<
  Alert,
  'id' | 'kind' | 'severity' | 'title' | 'message' | 'created_at' | 'budget_id' | 'anomaly_id'
>

const marks: Record<Alert['severity'], string> = {
  low: '',
  medium: '',
  high: '[high] ',
  critical: '[critical] ',
}

/** Slack reads these three as markup (their documentation on formatting text for app surfaces). */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const shapes: Record<WebhookShape, (alert: AlertMessage) => unknown> = {
  json: (alert) => ({ type: 'alert', version: 1, alert }),
  slack: ({ severity, title, message }) => ({
    text: slackText(`${marks[severity]}${title}`),
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*${slackText(marks[severity] + title)}*\n${slackText(message)}` },
      },
    ],
  }),
  teams: ({ severity, title, message }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', weight: 'Bolder', wrap: true, text: `${marks[severity]}${title}` },
            { type: 'TextBlock', wrap: true, text: message },
          ],
        },
      },
    ],
  }),
}

/** An alert as the body of a request, in the shape that its receiver takes. */
export function messageBody(shape: WebhookShape, alert: AlertMessage): string {
  return JSON.stringify(shapes[shape](alert))
}
