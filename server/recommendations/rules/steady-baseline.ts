import { offers, type Offer } from '../../../shared/purchase-plan.ts'
import { coveragePercent } from '../../commitments/covered-usage.ts'
import { offerKinds } from '../../commitments/eligible-kinds.ts'
import { bestSize, planPoint } from '../../commitments/purchase-plan.ts'
import { eligibleUsage } from '../eligible-usage.ts'
import { inPercent, inMoney } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { isOnDemand, linesBy, linesOf, monthlyCost } from '../line-figures.ts'

/** Eight whole weeks: enough to see what is steady, and each weekday counts alike. */
const baselineDays = 56

const usageNames: Readonly<Record<Offer, string>> = {
  compute: 'compute',
  machine_learning: 'machine learning',
  database: 'databases',
  cache: 'caches',
}

function toDraft(offer: Offer, all: readonly CostLine[], { settings }: Evidence): Draft | null {
  const usage = eligibleUsage(all)
  const lines = all.filter((line) => isOnDemand(line) && monthlyCost([line]) > 0)
  const daily = usage.daily.slice(-baselineDays)
  if (daily.length < baselineDays || lines.length === 0) return null
  const setting =
    offer === 'database' || offer === 'cache' ? 'database_commitment_percent' : 'commitment_discount_percent'
  const discount = settings[setting] / 100
  const size = bestSize({ daily, discount })
  const saving = (days: readonly number[]) => planPoint({ daily: days, discount }, size).monthly_saving
  const halves = [daily.slice(0, baselineDays / 2), daily.slice(baselineDays / 2)].map(saving)
  const expected = saving(daily)
  if (size <= 0 || expected <= 0) return null
  const { hourly_commitment } = planPoint({ daily, discount }, size)
  return {
    title: `Commit to the steady ${usageNames[offer]} of ${lines[0]?.cloud_provider ?? ''}`,
    lines,
    subject: offer,
    evidence: [
      inMoney('On-demand cost per month', usage.uncovered),
      inMoney('Steady on-demand cost per day to commit to', size),
      inMoney('Commitment per hour after the discount', hourly_commitment),
      inPercent('Covered by commitments now', coveragePercent(usage) ?? 0),
      { label: 'Days looked at', value: baselineDays, unit: 'days' },
    ],
    formula:
      '(mean over the days of the smaller of cost and committed cost - committed cost x (1 - discount)) x 30.4 days; the range is that of the two halves of the days',
    source: 'Newsvendor rule: the best size is the quantile of daily usage that equals the discount',
    saving: {
      low: Math.max(0, Math.min(...halves, expected)),
      expected,
      high: Math.max(...halves, expected),
    },
    assumptions: [setting],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'After removing waste, buy a one-year commitment (savings plan, reservation or committed use) of this size, in steps; the page of commitments has other terms.',
    how_to_check:
      'Commitments cover more of the cost, none stays unused, and the effective cost per month falls by the saving.',
  }
}

/** What a commitment of one year would have saved on usage that nothing covers: compute, databases, caches. */
export const steadyBaseline: Rule = {
  name: 'steady-baseline',
  find: (evidence) =>
    offers.flatMap((offer) =>
      linesBy(linesOf(evidence, ...offerKinds[offer]), ({ cloud_provider }) => cloud_provider).flatMap(
        (lines) => toDraft(offer, lines, evidence) ?? [],
      ),
    ),
}
