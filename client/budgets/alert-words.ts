import type { Alert, AlertEvaluation } from '../../shared/alert.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { ownerWords } from './budget-words.ts'

/** What became of an alert, a sentence each, oldest first. */
export function alertHistory(alert: Alert): string[] {
  const { acknowledged_at, acknowledge_note: note, resolved_at, resolution } = alert
  const noted = note === null || note === '' ? '' : `: ${note}`
  return [
    ...receiverWords(alert),
    ...(acknowledged_at === null ? [] : [`Acknowledged ${formatInstant(acknowledged_at)}${noted}`]),
    ...(resolved_at === null ? [] : [`Resolved ${formatInstant(resolved_at)}: ${resolution ?? ''}`]),
  ]
}

/** What looking for alerts came to, in sentences. */
export function evaluationNotes({ created, resolved }: AlertEvaluation): string[] {
  const words = (count: number) => `${count} ${count === 1 ? 'alert' : 'alerts'}`
  if (created.length + resolved.length === 0) return ['Nothing new was found.']
  return [
    ...(created.length === 0 ? [] : [`${words(created.length)} raised.`]),
    ...(resolved.length === 0 ? [] : [`${words(resolved.length)} resolved: the cause is gone.`]),
  ]
}

/** Whether an alert went anywhere, and whose it is. */
function receiverWords({ receiver_count: count, subject }: Alert): string[] {
  const whose = ownerWords(subject)
  const sent =
    count === null
      ? []
      : [
          count === 0
            ? 'Sent nowhere: no webhook takes it'
            : `For ${count} ${count === 1 ? 'webhook' : 'webhooks'}`,
        ]
  const words = [...sent, ...whose]
  return words.length === 0 ? [] : [words.join(' · ')]
}

/** How many alerts nobody was told of, in a sentence; null for none. */
export function untoldWords(alerts: readonly Alert[]): string | null {
  const count = alerts.filter(({ receiver_count }) => receiver_count === 0).length
  if (count === 0) return null
  return `${count} open ${count === 1 ? 'alert was' : 'alerts were'} sent nowhere, since the filter of no webhook takes ${count === 1 ? 'it' : 'them'}.`
}
