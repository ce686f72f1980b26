import { inPercent, inMoney } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, usageLines } from '../line-figures.ts'

const leastSharePercent = 20

function find(evidence: Evidence): Draft[] {
  return linesBy(usageLines(evidence), ({ cloud_provider }) => cloud_provider).flatMap((lines) => {
    const known = lines.filter(({ is_tagged }) => is_tagged !== null)
    // A bill without a single tag was exported without them; that says nothing about the resources.
    if (!known.some(({ is_tagged }) => is_tagged === true)) return []
    const untagged = known.filter(({ is_tagged }) => is_tagged === false)
    const [monthly, all] = [monthlyCost(untagged), monthlyCost(known)]
    const share = all > 0 ? (100 * monthly) / all : 0
    if (share < leastSharePercent) return []
    return [
      {
        title: `Tag what ${lines[0]?.cloud_provider ?? ''} charges, so that somebody owns it`,
        lines: untagged,
        evidence: [
          inMoney('Untagged cost per month', monthly),
          inPercent('Of the cost with known tags', share),
        ],
        formula: 'none: tags save nothing by themselves, but what nobody owns nobody cuts',
        source: 'The share of charges without a single tag',
        saving: null,
        assumptions: [],
        confidence: 'high',
        effort: 'medium',
        what_to_do:
          'Agree on an owner tag, enforce it for new resources, and tag the dearest untagged ones by hand.',
        how_to_check: `Less than ${leastSharePercent} % of the cost is untagged.`,
      } satisfies Draft,
    ]
  })
}

export const untaggedSpend: Rule = { name: 'untagged-spend', find }
