import type { Explanation, ExplanationCause, Waterfall } from '../../shared/explanation.ts'
import { formatCost, formatDifference } from '../ui/format-amount.ts'

export const dimensionNames = {
  provider: 'Provider',
  service: 'Service',
  account: 'Account',
} as const satisfies Record<Waterfall['dimension'], string>

export const stateNames = { new: 'New', gone: 'Gone', changed: '', unchanged: 'Unchanged', days: '' } as const

type Change = Pick<ExplanationCause, 'label' | 'change'>

/** The waterfall in a sentence, for those who do not see it. */
export function waterfallLabel(explanation: Explanation, { dimension, parts }: Waterfall): string {
  return `Waterfall by ${dimension} ${stepWords(explanation, parts)}. The table shows every part.`
}

/** The causes in a sentence. */
export function causesLabel(explanation: Explanation, causes: readonly Change[]): string {
  return `Waterfall by cause ${stepWords(explanation, causes)}.`
}

function stepWords(
  { previous_total, current_total, difference }: Explanation,
  changes: readonly Change[],
): string {
  const most = changes.slice(0, 3).map(({ label, change }) => `${label} ${formatDifference(change)}`)
  return `from ${formatCost(previous_total)} to ${formatCost(current_total)}, ${formatDifference(difference)}: ${most.join(', ')}`
}
