import type { BudgetThreshold } from '../../../shared/budget-state.ts'
import { severities, type Severity } from '../../../shared/anomaly-terms.ts'

type Crossing = Pick<BudgetThreshold, 'basis' | 'percent'>

export type JudgedCrossings = {
  /** The one threshold to tell people of; null for none. */
  readonly tell: BudgetThreshold | null
  /** All that are newly crossed, that one included. */
  readonly fresh: readonly BudgetThreshold[]
  /** Those that were crossed and are not any more, or are no thresholds any more. */
  readonly over: readonly Crossing[]
}

/**
 * What of a budget's thresholds is news. Of several that are newly crossed only the gravest is told, the one of most
 * percent among equals; one below another that was crossed before, by spending or by the forecast alike, is no news.
 *
 * @param passed those that were crossed when this was last looked at.
 */
export function judgeCrossings(
  thresholds: readonly BudgetThreshold[],
  passed: readonly Crossing[],
): JudgedCrossings {
  const crossed = thresholds.filter(({ is_crossed }) => is_crossed)
  const isAmong = (some: readonly Crossing[], { basis, percent }: Crossing) =>
    some.some((one) => one.basis === basis && one.percent === percent)
  const fresh = crossed.filter((threshold) => !isAmong(passed, threshold))
  const kept = passed.filter((threshold) => isAmong(crossed, threshold))
  const news = fresh.filter(({ basis, percent }) =>
    kept.every((before) => before.basis !== basis || before.percent < percent),
  )
  const [tell = null] = news.toSorted(
    (one, other) => rankOf(other) - rankOf(one) || other.percent - one.percent,
  )
  return { tell, fresh, over: passed.filter((threshold) => !isAmong(crossed, threshold)) }
}

function rankOf(threshold: Crossing): number {
  return severities.indexOf(thresholdSeverity(threshold))
}

/** How much it matters that a threshold is crossed. */
export function thresholdSeverity({ basis, percent }: Crossing): Severity {
  if (percent < 100) return basis === 'actual' ? 'medium' : 'low'
  return basis === 'actual' ? 'critical' : 'high'
}
