import type { Alert } from '../../shared/alert.ts'
import type { AlertRow } from '../database/insight-tables.ts'

/** An alert as people see it. */
export function toAlert({ occasion: _occasion, ...row }: AlertRow): Alert {
  return { ...row, state: stateOf(row) }
}

function stateOf({
  resolved_at,
  acknowledged_at,
}: Pick<AlertRow, 'resolved_at' | 'acknowledged_at'>): Alert['state'] {
  if (resolved_at !== null) return 'resolved'
  return acknowledged_at === null ? 'open' : 'acknowledged'
}
