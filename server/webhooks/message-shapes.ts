import type { Delivery, WebhookShape } from '../../shared/webhook.ts'
import { linesOf, summaryOf, type AlertMessage, type MessageEntry } from './message-lines.ts'
import { slackMessage } from './slack-message.ts'
import { teamsMessage } from './teams-message.ts'

type Shape = {
  readonly one: (entry: MessageEntry) => unknown
  readonly digest: (entries: readonly MessageEntry[]) => unknown
}

const shapes: Record<WebhookShape, Shape> = {
  json: {
    one: ({ alert, event }) => ({
      type: event === 'resolved' ? 'alert_resolved' : 'alert',
      version: 1,
      alert,
    }),
    digest: (alerts) => ({ type: 'alert_digest', version: 1, alerts }),
  },
  slack: {
    one: (entry) => slackMessage(linesOf(entry).head, [linesOf(entry)]),
    digest: (entries) => slackMessage(summaryOf(entries), entries.map(linesOf)),
  },
  teams: {
    one: (entry) => teamsMessage([linesOf(entry)]),
    digest: (entries) => teamsMessage(entries.map(linesOf)),
  },
}

/** An alert as the body of a request, in the shape that its receiver takes. */
export function messageBody(
  shape: WebhookShape,
  alert: AlertMessage,
  event: Delivery['event'] = 'raised',
): string {
  return JSON.stringify(shapes[shape].one({ alert, event }))
}

/** Several alerts in one body, oldest first. */
export function digestBody(shape: WebhookShape, entries: readonly MessageEntry[]): string {
  return JSON.stringify(shapes[shape].digest(entries))
}
