import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, usageLines, wordsOf } from '../line-figures.ts'

const transferNames =
  /data ?transfer|egress|bandwidth|nat ?gateway|inter-?(zone|region)|transfer out|DataTransfer|-Bytes\b/i

/** Below this part of a provider's cost, transfer is nothing to worry about. */
const leastSharePercent = 5

function find(evidence: Evidence): Draft[] {
  return linesBy(usageLines(evidence), ({ cloud_provider }) => cloud_provider).flatMap((lines) => {
    const transfer = lines.filter((line) => transferNames.test(wordsOf(line)))
    const [monthly, all] = [monthlyCost(transfer), monthlyCost(lines)]
    const share = all > 0 ? (100 * monthly) / all : 0
    if (share < leastSharePercent) return []
    const provider = lines[0]?.cloud_provider ?? 'AWS'
    return [
      {
        title: `Bring down the data transfer of ${provider}`,
        lines: transfer,
        evidence: [
          inMoney('Data transfer per month', monthly),
          inPercent(`Of the cost of ${provider}`, share),
        ],
        formula: 'data transfer per month x what shorter ways take off; at least half of it',
        saving: partOf(monthly, evidence.settings.transfer_saving_percent),
        assumptions: ['transfer_saving_percent'],
        confidence: 'low',
        effort: 'high',
        what_to_do:
          'Use private endpoints instead of gateways, keep traffic within a zone, and put a cache before what is fetched often.',
        how_to_check: `Data transfer is less than ${leastSharePercent} % of the cost of ${provider}.`,
      } satisfies Draft,
    ]
  })
}

export const dataTransferShare: Rule = { name: 'data-transfer-share', find }
