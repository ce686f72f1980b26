import { serviceKey } from '../../costs/service-key.ts'
import { sumMoney } from '../../../shared/money.ts'
import { quantileOfSorted } from '../../series/order-statistics.ts'
import { coveragePercent, eligibleUsage } from '../eligible-usage.ts'
import { inPercent, inMoney } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { daysPerMonth, isOnDemand, linesBy, linesOf, monthlyCost } from '../line-figures.ts'

/** Eight whole weeks: enough to see what is steady, and each weekday counts alike. */
const baselineDays = 56

/**
 * What a commitment saves per day: usage under it costs the discounted price, whether it is there or not.
 *
 * @param daily on-demand cost.
 * @param committed on-demand cost per day that is committed to.
 * @param discount part of the price, 0 to 1.
 */
export function commitmentSaving(daily: readonly number[], committed: number, discount: number): number {
  const covered = sumMoney(daily.map((cost) => Math.min(cost, committed)))
  return daily.length === 0 ? 0 : covered / daily.length - committed * (1 - discount)
}

/** The level to commit to, by the newsvendor rule: the quantile of daily cost that equals the discount. */
export function bestCommitment(daily: readonly number[], discount: number): number {
  return quantileOfSorted(
    daily.toSorted((one, other) => one - other),
    discount,
  )
}

function toDraft(all: readonly CostLine[], { settings }: Evidence): Draft | null {
  const usage = eligibleUsage(all)
  const lines = all.filter((line) => isOnDemand(line) && monthlyCost([line]) > 0)
  const daily = usage.uncovered.slice(-baselineDays)
  if (daily.length < baselineDays || lines.length === 0) return null
  const discount = settings.commitment_discount_percent / 100
  const committed = bestCommitment(daily, discount)
  const saving = (days: readonly number[]) => commitmentSaving(days, committed, discount) * daysPerMonth
  const halves = [daily.slice(0, baselineDays / 2), daily.slice(baselineDays / 2)].map(saving)
  const expected = saving(daily)
  if (committed <= 0 || expected <= 0) return null
  const { service_name = 'compute' } = lines[0] ?? {}
  return {
    title: `Commit to the steady part of ${service_name}`,
    lines,
    evidence: [
      inMoney('On-demand cost per month', usage.monthly),
      inMoney('Steady on-demand cost per day to commit to', committed),
      inMoney('Commitment per hour after the discount', (committed * (1 - discount)) / 24),
      inPercent('Covered by commitments now', coveragePercent(usage) ?? 0),
      { label: 'Days looked at', value: baselineDays, unit: 'days' },
    ],
    formula:
      '(mean over the days of the smaller of cost and committed cost - committed cost x (1 - discount)) x 30.4 days; the range is that of the two halves of the days',
    source: 'Newsvendor rule: the critical ratio is the discount',
    saving: {
      low: Math.max(0, Math.min(...halves, expected)),
      expected,
      high: Math.max(...halves, expected),
    },
    assumptions: ['commitment_discount_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'After removing waste, buy a one-year commitment (savings plan, reservation or committed use) of this size, in steps.',
    how_to_check:
      'Commitments cover more of the cost, none stays unused, and the effective cost per month falls by the saving.',
  }
}

export const steadyBaseline: Rule = {
  name: 'steady-baseline',
  find: (evidence) =>
    linesBy(linesOf(evidence, 'instance'), serviceKey).flatMap((lines) => toDraft(lines, evidence) ?? []),
}
