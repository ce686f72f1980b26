import type { Alert } from '../../shared/alert.ts'
import type { Delivery } from '../../shared/webhook.ts'

/** What a receiver is told; a test message has id 0. */
export type AlertMessage = Pick<
  Alert,
  'id' | 'kind' | 'severity' | 'title' | 'message' | 'created_at' | 'budget_id' | 'anomaly_id'
> &
  Partial<Pick<Alert, 'resolution' | 'subject'>>

/** An alert that was raised, or that is resolved. */
export type MessageEntry = { readonly alert: AlertMessage; readonly event: Delivery['event'] }

/** What happened in two lines. */
export type MessageLines = { readonly head: string; readonly text: string }

const marks: Record<Alert['severity'], string> = {
  low: '',
  medium: '',
  high: '[high] ',
  critical: '[critical] ',
}

/** An alert for people to read: a resolved one says why instead of what it was. */
export function linesOf({ alert, event }: MessageEntry): MessageLines {
  const { severity, title, message, resolution } = alert
  if (event === 'resolved') return { head: `Resolved: ${title}`, text: resolution ?? message }
  return { head: `${marks[severity]}${title}`, text: [message, ...whoseWords(alert)].join(' ') }
}

function whoseWords({ subject }: AlertMessage): string[] {
  const { team = null, owner = null } = subject ?? {}
  const parts = [...(team === null ? [] : [`Team: ${team}`]), ...(owner === null ? [] : [`Owner: ${owner}`])]
  return parts.map((part) => `${part}.`)
}

/** How many of them there are, in words. */
export function summaryOf(entries: readonly MessageEntry[]): string {
  const resolved = entries.filter(({ event }) => event === 'resolved').length
  const raised = entries.length - resolved
  const parts = [
    ...(raised === 0 ? [] : [`${raised} ${raised === 1 ? 'alert' : 'alerts'}`]),
    ...(resolved === 0 ? [] : [`${resolved} resolved`]),
  ]
  return `Billow: ${parts.join(', ')}`
}
