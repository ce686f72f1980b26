import { inMoney, inPercent } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, ofAccount, usageLines } from '../line-figures.ts'

const leastSharePercent = 1

function find(evidence: Evidence): Draft[] {
  const own = linesOf(evidence, 'configuration').filter(
    ({ resource_class }) => resource_class === 'recording',
  )
  return linesBy(own, ofAccount).flatMap((lines) => {
    const [first] = lines
    const all = usageLines(evidence).filter(
      ({ cloud_provider, account }) => cloud_provider === 'AWS' && account === first?.account,
    )
    const monthly = monthlyCost(lines)
    const share = monthly > 0 ? (100 * monthly) / monthlyCost(all) : 0
    if (share < leastSharePercent) return []
    return [
      {
        title: `Record what changes often in ${first?.account ?? 'AWS'} once a day`,
        lines,
        account: first?.account ?? null,
        evidence: [
          inMoney('Recorded by AWS Config per month', monthly),
          inPercent('Of the cost of the account', share),
        ],
        formula:
          'none: what is recorded once a day costs four times as much for each item, and bills do not tell how often an item changes',
        source: 'CUDOS: daily cost - 0.012 USD x distinct items a day; 0.003 USD for each change without',
        saving: null,
        assumptions: [],
        confidence: 'low',
        effort: 'low',
        what_to_do:
          'Find the types of resources that change more than four times a day, such as network interfaces, and record them once a day, or not at all where no rule needs them.',
        how_to_check: 'Fewer items are recorded, and the cost of the service falls.',
      },
    ]
  })
}

/** Recording of configuration that is a real part of the cost of an account. */
export const configRecording: Rule = { name: 'config-recording', find }
