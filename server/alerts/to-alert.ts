import type { Alert } from '../../shared/alert.ts'
import { AlertSubject, everything } from '../../shared/alert-filter.ts'
import type { AlertRow } from '../database/insight-tables.ts'

/** An alert as people see it. */
export function toAlert({ occasion: _occasion, subject, ...row }: AlertRow): Alert {
  return { ...row, subject: readSubject(subject), state: stateOf(row) }
}

function readSubject(text: string): AlertSubject {
  return AlertSubject.parse({ ...everything, ...JSON.parse(text) })
}

function stateOf({
  resolved_at,
  acknowledged_at,
}: Pick<AlertRow, 'resolved_at' | 'acknowledged_at'>): Alert['state'] {
  if (resolved_at !== null) return 'resolved'
  return acknowledged_at === null ? 'open' : 'acknowledged'
}
