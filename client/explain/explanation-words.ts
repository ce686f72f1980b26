import type { Explanation, Waterfall } from '../../shared/explanation.ts'
import { formatUsd } from '../../shared/money.ts'
import { formatDifference } from '../ui/format-amount.ts'

export const dimensionNames = {
  provider: 'Provider',
  service: 'Service',
  account: 'Account',
} as const satisfies Record<Waterfall['dimension'], string>

export const stateNames = { new: 'New', gone: 'Gone', changed: '', unchanged: 'Unchanged' } as const

/** The waterfall in a sentence, for those who do not see it. */
export function waterfallLabel(
  { previous_total, current_total, difference }: Explanation,
  { dimension, parts }: Waterfall,
): string {
  const most = parts.slice(0, 3).map(({ label, change }) => `${label} ${formatDifference(change)}`)
  return `Waterfall by ${dimension} from ${formatUsd(previous_total)} to ${formatUsd(current_total)}, ${formatDifference(difference)}: ${most.join(', ')}. The table shows every part.`
}
