import type { Anomaly } from '../../shared/anomaly.ts'
import { coverWords, statusNames } from '../charts/anomaly-words.ts'
import { formatInstant } from '../ui/format-instant.ts'

/** What became of an anomaly, in a line; null where nobody decided on it and it did not close. */
export function standingWords(anomaly: Anomaly): string | null {
  const { status, note, decided_at, closed } = anomaly
  if (closed !== null) return `Closed by itself on ${formatInstant(closed.at)}: ${closed.reason}`
  if (decided_at === null) return null
  const cover = coverWords(anomaly)
  const parts = [
    `${statusNames[status]} since ${formatInstant(decided_at)}`,
    ...(cover === null ? [] : [cover]),
  ]
  return `${parts.join(', ')}${note === null || note === '' ? '' : `: ${note}`}`
}
