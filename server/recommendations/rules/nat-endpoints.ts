import { inMoney, inPercent, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, usageLines } from '../line-figures.ts'

const leastSharePercent = 2

/** What gateway endpoints lead to, at no cost. */
function hasEndpoint({ charge_kind, service_name }: CostLine): boolean {
  return (
    charge_kind === 'object-storage' || charge_kind === 'storage-requests' || /DynamoDB/i.test(service_name)
  )
}

function toDraft(lines: readonly CostLine[], evidence: Evidence): Draft | null {
  const [first] = lines
  const own = usageLines(evidence).filter(
    ({ cloud_provider, account }) => cloud_provider === 'AWS' && account === first?.account,
  )
  const monthly = monthlyCost(lines)
  const all = monthlyCost(own)
  const share = all > 0 ? (100 * monthly) / all : 0
  if (share < leastSharePercent || !own.some(hasEndpoint)) return null
  return {
    title: `Reach S3 and DynamoDB past the NAT gateways of ${first?.account ?? 'AWS'}`,
    lines,
    account: first?.account ?? null,
    evidence: [
      inMoney('Processed by NAT gateways per month', monthly),
      inPercent('Of the cost of the account', share),
    ],
    formula: 'traffic through NAT gateways per month x part that goes to S3 or DynamoDB; at least half of it',
    source:
      'AWS price list: 0.045 USD a GB through a gateway, nothing through a gateway endpoint; the part is an assumption',
    saving: partOf(monthly, evidence.settings.nat_endpoint_share_percent),
    assumptions: ['nat_endpoint_share_percent'],
    confidence: 'low',
    effort: 'low',
    what_to_do:
      'Look whether the networks have gateway endpoints for S3 and DynamoDB, which cost nothing, and add those that are missing; see by flow logs what else goes through the gateways.',
    how_to_check: 'Less is processed by the gateways while as much is read and written.',
  }
}

/** Traffic through NAT gateways in accounts that use what can be reached without. */
export const natEndpoints: Rule = {
  name: 'nat-endpoints',
  find: (evidence) => {
    const own = linesOf(evidence, 'nat-processing').filter(({ cloud_provider }) => cloud_provider === 'AWS')
    return linesBy(own, ({ account }) => account ?? '').flatMap((lines) => toDraft(lines, evidence) ?? [])
  },
}
