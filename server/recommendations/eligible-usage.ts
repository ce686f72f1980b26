import { sumMoney } from '../../shared/money.ts'
import type { CostLine } from './evidence.ts'
import { dailyTotal, isOnDemand, monthlyCost } from './line-figures.ts'

/** Usage that a commitment could cover, or covers. */
export type EligibleUsage = {
  /** What is paid for as it is used, for each day. */
  readonly uncovered: readonly number[]
  /** The same in a month. */
  readonly monthly: number
  /** What the covered part would cost in a month without its commitments. */
  readonly covered: number
}

/**
 * Divides usage of one kind into what commitments cover and what they do not, both at the price without them, so that
 * like is compared with like. Google's committed use lowers the cost of usage by credits: what they take off is covered.
 *
 * @param lines usage of kinds that the same commitment could cover.
 */
export function eligibleUsage(lines: readonly CostLine[]): EligibleUsage {
  const used = lines.filter(({ commitment_status }) => commitment_status?.toLowerCase() === 'used')
  const takenOff = lines.filter((line) => !used.includes(line) && line.commitment_type !== null)
  const own = lines.filter(isOnDemand)
  // A negation takes off nothing that the usage under it does not cost less already.
  const credits = used.length > 0 ? [] : takenOff
  const off = dailyTotal(credits)
  const uncovered = dailyTotal(own).map((cost, place) => Math.max(0, sumMoney([cost, off[place] ?? 0])))
  const credited = -monthlyCost(credits)
  return {
    uncovered,
    monthly: Math.max(0, monthlyCost(own) - credited),
    covered: sumMoney([credited, ...used.map(valueOf)]),
  }
}

/** What covered usage would cost in a month without the commitment; as much as with it where the bill does not tell. */
function valueOf(line: CostLine): number {
  const cost = sumMoney(line.daily)
  const monthly = monthlyCost([line])
  return line.without_commitment === null || cost <= 0 ? monthly : (monthly * line.without_commitment) / cost
}

/** The part of eligible usage that commitments cover, by its price without them, in percent; null without any. */
export function coveragePercent({ monthly, covered }: EligibleUsage): number | null {
  return monthly + covered <= 0 ? null : (100 * covered) / (monthly + covered)
}
