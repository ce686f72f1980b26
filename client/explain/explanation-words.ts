import type { Explanation, ExplanationPart, Waterfall } from '../../shared/explanation.ts'
import { formatUsd } from '../../shared/money.ts'
import { formatDifference } from '../ui/format-amount.ts'
import { providers, type Provider } from '../../shared/catalogue.ts'

export const dimensionNames = {
  provider: 'Provider',
  service: 'Service',
  account: 'Account',
  cause: 'Cause',
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

type Subject = { readonly cloud_provider: Provider; readonly service_name?: string }

/** What of the explorer's filters a part is, or null where it is neither provider nor service. */
export function subjectOf(
  dimension: Waterfall['dimension'],
  { label, cloud_provider }: ExplanationPart,
): Subject | null {
  const provider = providers.find((name) => name === cloud_provider)
  if (provider === undefined) return null
  if (dimension === 'provider') return { cloud_provider: provider }
  if (dimension !== 'service') return null
  const prefix = `${provider} / `
  const service_name = label.startsWith(prefix) ? label.slice(prefix.length) : label
  return { cloud_provider: provider, service_name }
}
