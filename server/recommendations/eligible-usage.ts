import { sumMoney } from '../../shared/money.ts'
import { coveredUsage, type CoveredUsage } from '../commitments/covered-usage.ts'
import type { CostLine } from './evidence.ts'
import { dailyTotal, isOnDemand, monthlyCost } from './line-figures.ts'

/** Usage of a month that a commitment could cover, or covers, and the uncovered part of each day. */
export type EligibleUsage = CoveredUsage & { readonly daily: readonly number[] }

/**
 * Divides usage into what commitments cover and what they do not, both at the price without them, as `coveredUsage`
 * does.
 *
 * @param lines usage of kinds that the same commitment could cover.
 */
export function eligibleUsage(lines: readonly CostLine[]): EligibleUsage {
  const taken = dailyTotal(lines.filter((line) => line.commitment_status === null && !isOnDemand(line)))
  const own = dailyTotal(lines.filter(isOnDemand))
  return {
    ...coveredUsage(lines.map(ofMonth), () => null),
    daily: own.map((cost, place) => Math.max(0, sumMoney([cost, taken[place] ?? 0]))),
  }
}

/** A line as a charge of a month. */
function ofMonth(line: CostLine) {
  const monthly = monthlyCost([line])
  const cost = sumMoney(line.daily)
  const { commitment_status, commitment_type, without_commitment } = line
  const contracted = without_commitment === null || cost <= 0 ? null : (monthly * without_commitment) / cost
  const alike = { charge_category: 'Usage', list: null, quantity: null }
  return { ...alike, commitment_status, commitment_type, cost: monthly, contracted }
}
