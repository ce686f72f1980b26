import type { Alert } from '../../shared/alert.ts'
import type { Delivery, WebhookShape } from '../../shared/webhook.ts'

/** What a receiver is told; a test message has id 0. */
export type AlertMessage = Pick<
  Alert,
  'id' | 'kind' | 'severity' | 'title' | 'message' | 'created_at' | 'budget_id' | 'anomaly_id'
> &
  Partial<Pick<Alert, 'resolution'>>

type AlertEvent = Delivery['event']

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

/** What happened in two lines: a resolved alert says why instead of what it was. */
function linesOf({ severity, title, message, resolution }: AlertMessage, event: AlertEvent) {
  return event === 'resolved'
    ? { head: `Resolved: ${title}`, text: resolution ?? message }
    : { head: `${marks[severity]}${title}`, text: message }
}

const shapes: Record<WebhookShape, (alert: AlertMessage, event: AlertEvent) => unknown> = {
  json: (alert, event) => ({ type: event === 'resolved' ? 'alert_resolved' : 'alert', version: 1, alert }),
  slack(alert, event) {
    const { head, text } = linesOf(alert, event)
    return {
      text: slackText(head),
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${slackText(head)}*\n${slackText(text)}` } },
      ],
    }
  },
  teams(alert, event) {
    const { head, text } = linesOf(alert, event)
    const card = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.4',
      body: [
        { type: 'TextBlock', weight: 'Bolder', wrap: true, text: head },
        { type: 'TextBlock', wrap: true, text },
      ],
    }
    return {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    }
  },
}

/** An alert as the body of a request, in the shape that its receiver takes. */
export function messageBody(shape: WebhookShape, alert: AlertMessage, event: AlertEvent = 'raised'): string {
  return JSON.stringify(shapes[shape](alert, event))
}
