import { z } from 'zod'
import { ChargeKind } from '../../shared/charge-kind.ts'
import { baseCurrency } from '../../shared/currency.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, countDays, dayOf } from '../../shared/period.ts'
import { Recommendation } from '../../shared/recommendation.ts'
import type { RecommendationDecisionRow } from '../database/insight-tables.ts'
import type { CostLine, Evidence } from './evidence.ts'
import { dailyTotal, monthlyCost } from './line-figures.ts'
import { daysPerMonth } from '../series/mean-month.ts'
import { isSameLine, successorsOf } from './line-successors.ts'

/** A recommendation as it was when it was decided on, with the charges it was about. */
const Snapshot = z.object({
  // Of before recommendations named resources and sources.
  recommendation: Recommendation.extend({
    source: z.string().default(''),
    charge_kinds: z.array(ChargeKind).default([]),
    resources: Recommendation.shape.resources.default([]),
    resource_count: z.number().default(0),
  }),
  line_keys: z.array(z.string()),
  monthly_cost: z.number().nullable(),
  // Decisions from before there was a choice were made in USD.
  currency: z.string().default(baseCurrency),
})
type Snapshot = z.infer<typeof Snapshot>

/** Fewer days say nothing about a month. */
const leastDays = 7

export function takeSnapshot(
  recommendation: Recommendation,
  lines: readonly CostLine[],
  currency: string,
): string {
  const snapshot = {
    recommendation,
    line_keys: lines.map(({ key }) => key),
    monthly_cost: monthlyCost(lines),
    currency,
  } satisfies Snapshot
  return JSON.stringify(snapshot)
}

/** What people decided, laid over a recommendation; the one of then where it is not found any more. */
export function withDecision(
  recommendation: Recommendation | undefined,
  row: RecommendationDecisionRow,
  evidence: Evidence,
): Recommendation {
  const snapshot = inCurrency(Snapshot.parse(JSON.parse(row.snapshot)), row, evidence)
  return {
    ...(recommendation ?? snapshot.recommendation),
    state: row.state,
    reason: row.reason,
    snoozed_until: row.snoozed_until,
    decided_at: row.decided_at,
    follow_up: row.state === 'done' ? followUp(snapshot, row, evidence) : null,
  }
}

/** A snapshot in the reporting currency of now, at the rate of when it was taken; unknown where there is none. */
function inCurrency(
  snapshot: Snapshot,
  { decided_at }: RecommendationDecisionRow,
  { currency, convert }: Evidence,
): Snapshot {
  const { currency: taken, monthly_cost, recommendation } = snapshot
  if (taken === currency) return snapshot
  const { rate } = convert({ currency: taken, month: dayOf(decided_at).slice(0, 7) })
  const scale = (amount: number | null) =>
    rate === null || amount === null ? null : roundForApi(amount * rate)
  const { saving } = recommendation
  const [low, expected, high] = [saving?.low, saving?.expected, saving?.high].map((part) =>
    scale(part ?? null),
  )
  const isKnown = typeof low === 'number' && typeof expected === 'number' && typeof high === 'number'
  return {
    ...snapshot,
    monthly_cost: scale(monthly_cost),
    recommendation: {
      ...recommendation,
      saving: isKnown ? { low, expected, high } : null,
      saving_alone: scale(recommendation.saving_alone),
      evidence: recommendation.evidence.flatMap((figure) => {
        const value = figure.unit === taken ? scale(figure.value) : figure.value
        return value === null
          ? []
          : [{ ...figure, value, unit: figure.unit === taken ? currency : figure.unit }]
      }),
    },
  }
}

/**
 * What the same charges cost a month before the decision, less what they and those that took their place cost since,
 * over complete days.
 */
function followUp(
  { recommendation, line_keys, monthly_cost }: Snapshot,
  { decided_at }: RecommendationDecisionRow,
  { lines, range }: Evidence,
): NonNullable<Recommendation['follow_up']> {
  const first = addDays(dayOf(decided_at), 1)
  const days = Math.max(
    0,
    Math.min(countDays({ start_date: first, end_date: range.end_date }), countDays(range)),
  )
  const expected = recommendation.saving?.expected ?? null
  if (days < leastDays || monthly_cost === null) return { expected, seen: null, days }
  const same = lines.filter((line) => line_keys.some((key) => isSameLine(key, line)))
  const since = dailyTotal([...same, ...successorsOf(line_keys, lines, days)]).slice(-days)
  const monthly = (sumMoney(since) / days) * daysPerMonth
  return { expected, seen: roundForApi(monthly_cost - monthly), days }
}
