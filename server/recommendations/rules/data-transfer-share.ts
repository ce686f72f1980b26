import type { ChargeKind } from '../../../shared/charge-kind.ts'
import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, usageLines } from '../line-figures.ts'
import { crossZoneTransfer } from './cross-zone-transfer.ts'
import { natEndpoints } from './nat-endpoints.ts'

/** Traffic itself; what processes bytes, such as logs and queries, is none. */
const transfer: readonly ChargeKind[] = [
  'transfer-internet',
  'transfer-region',
  'transfer-zone',
  'transfer-other',
  'nat-processing',
]

/** Below this part of a provider's cost, transfer is nothing to worry about. */
const leastSharePercent = 5

function find(evidence: Evidence): Draft[] {
  const drafts = [...crossZoneTransfer.find(evidence), ...natEndpoints.find(evidence)]
  const named = new Set(drafts.flatMap(({ lines }) => lines.map(({ key }) => key)))
  return linesBy(usageLines(evidence), ({ cloud_provider }) => cloud_provider).flatMap((lines) => {
    const own = lines.filter(({ charge_kind }) => transfer.includes(charge_kind))
    const [monthly, all] = [monthlyCost(own), monthlyCost(lines)]
    const share = all > 0 ? (100 * monthly) / all : 0
    if (share < leastSharePercent) return []
    const provider = lines[0]?.cloud_provider ?? 'AWS'
    const zones = monthlyCost(own.filter(({ charge_kind }) => charge_kind === 'transfer-zone'))
    const gateways = monthlyCost(own.filter(({ charge_kind }) => charge_kind === 'nat-processing'))
    // What has a rule of its own is advised on once.
    const left = own.filter(({ key }) => !named.has(key))
    if (left.length === 0) return []
    return [
      {
        title: `Bring down the data transfer of ${provider}`,
        lines: left,
        evidence: [
          inMoney('Data transfer per month', monthly),
          inPercent(`Of the cost of ${provider}`, share),
          ...(zones > 0 ? [inMoney('Between zones', zones)] : []),
          ...(gateways > 0 ? [inMoney('Through NAT gateways', gateways)] : []),
        ],
        formula:
          'data transfer per month, less what a rule of its own is about, x what shorter ways take off; at least half of it',
        source: 'An assumption: bills tell how much was moved, and not between what',
        saving: partOf(monthlyCost(left), evidence.settings.transfer_saving_percent),
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
