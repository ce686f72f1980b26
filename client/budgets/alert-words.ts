import type { Alert, AlertEvaluation } from '../../shared/alert.ts'
import { formatInstant } from '../ui/format-instant.ts'

/** What became of an alert, a sentence each, oldest first; none while it is open. */
export function alertHistory(alert: Alert): string[] {
  const { acknowledged_at, acknowledge_note: note, resolved_at, resolution } = alert
  const noted = note === null || note === '' ? '' : `: ${note}`
  return [
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
