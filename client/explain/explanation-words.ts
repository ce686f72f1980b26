import type { Explanation, ExplanationCause, Waterfall } from '../../shared/explanation.ts'
import { formatCost, formatDifference } from '../ui/format-amount.ts'

export const dimensionNames = {
  provider: 'Provider',
  service: 'Service',
  account: 'Account',
  region: 'Region',
  charge_kind: 'Kind of charge',
  resource: 'Resource',
  tag: 'Tag',
} as const satisfies Record<Waterfall['dimension'], string>

/** What a cause means, in the order in which a difference is taken apart. */
export const causeMeanings: Readonly<Record<string, string>> = {
  Usage: 'more or less of it was used, at the earlier price',
  Mix: 'other sizes, regions or types of the same kind',
  Price: 'the same thing at another price',
  Discounts: 'negotiated and automatic discounts',
  Commitments: 'what they cost, cover and leave unused',
  Credits: 'credits and their end',
  'Refunds and corrections': 'of earlier charges',
  Taxes: 'taxes',
  Fees: 'support, marketplace, one-off and flat fees',
  Adjustments: 'rounding and adjustments of the provider',
  New: 'a kind of charge that was not there before',
  Gone: 'a kind of charge that is not there any more',
  'Exchange rates': 'the same amounts at other rates',
  'Number of days': 'more or fewer days',
  Other: 'what no charge explains, such as demo data',
}

export const stateNames = { new: 'New', gone: 'Gone', changed: '', unchanged: 'Unchanged', days: '' } as const

type Change = Pick<ExplanationCause, 'label' | 'change'>

/** The waterfall in a sentence, for those who do not see it. */
export function waterfallLabel(explanation: Explanation, { dimension, parts }: Waterfall): string {
  return `Waterfall by ${dimensionNames[dimension].toLowerCase()} ${stepWords(explanation, parts)}. The table shows every part.`
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
