import { inMoney, inPercent, partOf } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, usageLines } from '../line-figures.ts'

const leastSharePercent = 2

function find(evidence: Evidence): Draft[] {
  return linesBy(linesOf(evidence, 'transfer-zone'), ({ cloud_provider }) => cloud_provider).flatMap(
    (lines) => {
      const provider = lines[0]?.cloud_provider ?? 'AWS'
      const all = monthlyCost(usageLines(evidence).filter((line) => line.cloud_provider === provider))
      const monthly = monthlyCost(lines)
      const share = all > 0 ? (100 * monthly) / all : 0
      if (share < leastSharePercent) return []
      return [
        {
          title: `Keep traffic of ${provider} within a zone`,
          lines,
          evidence: [
            inMoney('Transfer between zones per month', monthly),
            inPercent(`Of the cost of ${provider}`, share),
          ],
          formula: 'transfer between zones per month x what can stay within one; at least half of it',
          source: 'An assumption; AWS and Google Cloud bill 0.01 USD a GB in each direction between zones',
          saving: partOf(monthly, evidence.settings.transfer_saving_percent),
          assumptions: ['transfer_saving_percent'],
          confidence: 'low',
          effort: 'high',
          what_to_do:
            'Find who talks to whom by flow logs; route to the nearest replica, turn off balancing across zones where it is not needed, and let replicas of caches and queues be read in their own zone.',
          how_to_check: 'Transfer between zones falls while as much work is done.',
        },
      ]
    },
  )
}

/** Transfer between zones that is a real part of the cost of a provider. */
export const crossZoneTransfer: Rule = { name: 'cross-zone-transfer', find }
