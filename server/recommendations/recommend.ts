import type { Day } from '../../shared/period.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import type { RecommendationDecisionRow } from '../database/insight-tables.ts'
import { claimSavings } from './claim-ledger.ts'
import type { CostLine, Draft, Evidence } from './evidence.ts'
import { withDecision } from './recommendation-snapshot.ts'
import { rules } from './rules/index.ts'
import { recommendationId, toRecommendation } from './to-recommendation.ts'

/** A recommendation with the charges that it is about. */
export type Given = { readonly recommendation: Recommendation; readonly lines: readonly CostLine[] }

type Found = { readonly rule: string; readonly draft: Draft; readonly id: string }

/**
 * What every rule finds in the evidence, joined with what people decided. Savings are claimed in the order of the
 * rules, those that are open before those that were decided on; a snooze that is over counts as open.
 */
export function recommend(
  evidence: Evidence,
  decisions: readonly RecommendationDecisionRow[],
  today: Day,
): Given[] {
  const inForce = new Map(
    decisions
      .filter((row) => row.snoozed_until === null || row.snoozed_until > today)
      .map((row) => [row.id, row]),
  )
  const found: Found[] = rules.flatMap(({ name, find }) =>
    distinct(
      find(evidence)
        .filter((draft) => isWorthwhile(draft, evidence))
        .map((draft) => ({ rule: name, draft, id: recommendationId(name, draft) })),
    ),
  )
  const ordered = [
    ...found.filter(({ id }) => !inForce.has(id)),
    ...found.filter(({ id }) => inForce.has(id)),
  ]
  const claimed = claimSavings(ordered.map(({ draft }) => draft))
  const given = claimed.map((draft, place) => {
    const recommendation = toRecommendation(ordered[place]?.rule ?? '', draft, evidence)
    const decision = inForce.get(recommendation.id)
    return {
      recommendation:
        decision === undefined ? recommendation : withDecision(recommendation, decision, evidence),
      lines: draft.lines,
    }
  })
  const ids = new Set(found.map(({ id }) => id))
  const gone = [...inForce.values()].filter(({ id }) => !ids.has(id))
  return [
    ...given,
    ...gone.map((row) => ({ recommendation: withDecision(undefined, row, evidence), lines: [] })),
  ]
}

/** What would save next to nothing is not worth reading. */
function isWorthwhile({ saving }: Draft, { settings }: Evidence): boolean {
  return saving === null || saving.expected >= settings.recommendation_min_saving
}

/** A rule that finds the same subject twice means the dearer one. */
function distinct(found: readonly Found[]): Found[] {
  const dearestFirst = found.toSorted(
    (one, other) => (other.draft.saving?.expected ?? 0) - (one.draft.saving?.expected ?? 0),
  )
  return [...new Map(dearestFirst.toReversed().map((one) => [one.id, one])).values()].toReversed()
}
