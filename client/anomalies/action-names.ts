import type { AnomalyStatus } from '../../shared/anomaly-terms.ts'

/** What a button that gives a status says. */
export const actionNames = {
  open: 'Open it again',
  expected: 'Mark as expected',
  resolved: 'Mark as resolved',
} as const satisfies Record<AnomalyStatus, string>
