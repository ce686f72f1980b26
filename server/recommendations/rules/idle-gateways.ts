import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { Evidence, ResourceLine, Rule } from '../evidence.ts'
import { idOf, isSettled, rowOf } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, lastPart, shellWord, type RuleWords } from '../rule-words.ts'

type Gateway = Pick<RuleWords, 'name' | 'title' | 'source'> & {
  readonly hours: readonly ChargeKind[]
  readonly traffic: readonly ChargeKind[]
  command(resource: ResourceLine): string | null
}

/** Traffic of VPNs is not billed beside their hours; that of transit gateways is. */
const billsTraffic = ({ charge_kind, resource_class, usage_type, resource_id }: ResourceLine) =>
  charge_kind !== 'gateway-hours' ||
  /transit|tgw-/i.test(`${resource_class ?? ''} ${usage_type ?? ''} ${resource_id}`)

const moved: readonly ChargeKind[] = [
  'transfer-internet',
  'transfer-region',
  'transfer-zone',
  'transfer-other',
]

function findIdle({ hours, traffic }: Gateway, evidence: Evidence): Found[] {
  const busy = [...evidence.activity, ...evidence.resources].filter(
    ({ charge_kind }) => traffic.includes(charge_kind) || moved.includes(charge_kind),
  )
  const used = new Set(busy.map(idOf))
  return evidence.resources
    .filter((one) => hours.includes(one.charge_kind) && billsTraffic(one) && !used.has(idOf(one)))
    .filter((one) => isSettled(one, evidence))
    .map((one) => ({
      row: rowOf(one),
      saving: (one.monthly * evidence.settings.idle_recovery_percent) / 100,
    }))
}

function idleRule(gateway: Gateway): Rule {
  return resourceRule({
    ...gateway,
    figure: 'Hours without any traffic per month',
    formula: 'hours per month of what had no traffic in the last four weeks x part that can be removed',
    assumptions: ['idle_recovery_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Make sure that none of these waits for a failover or for health checks only, and delete those that nobody needs.',
    how_to_check: 'Their hours are gone from the next complete day on.',
    find: (evidence) => findIdle(gateway, evidence),
    sure: 0.5,
    // That the traffic of others is billed shows that that of these would be.
    isSure: (found, { activity }) =>
      activity.some(
        ({ charge_kind, cloud_provider }) =>
          gateway.traffic.includes(charge_kind) && found[0]?.row.cloud_provider === cloud_provider,
      ),
  })
}

const azureCommand = ({ cloud_provider, resource_id }: ResourceLine) =>
  cloud_provider === 'Azure' ? `az resource show --ids ${shellWord(resource_id)}` : null

export const idleLoadBalancers = idleRule({
  name: 'idle-load-balancers',
  title: () => 'Remove load balancers that nothing goes through',
  source:
    'AWS bills capacity units or bytes beside hours, Azure data processed beside rules, Google Cloud data processed beside forwarding rules',
  hours: ['load-balancer-hours'],
  traffic: ['load-balancer-capacity'],
  command: (resource) => {
    const { cloud_provider, resource_id } = resource
    if (cloud_provider === 'GCP')
      return `gcloud compute forwarding-rules list --filter=name=${lastPart(resource_id)}`
    if (cloud_provider !== 'AWS') return azureCommand(resource)
    return /loadbalancer\/(app|net|gwy)\//.test(resource_id)
      ? `aws elbv2 describe-load-balancers${atRegion(resource)} --load-balancer-arns ${shellWord(resource_id)}`
      : `aws elb describe-load-balancers${atRegion(resource)} --load-balancer-names ${lastPart(resource_id)}`
  },
})

export const idleNatGateways = idleRule({
  name: 'idle-nat-gateways',
  title: () => 'Remove NAT gateways that nothing goes through',
  source: 'CUDOS: gateways without any usage but hours; all three clouds bill the data processed beside them',
  hours: ['nat-hours'],
  traffic: ['nat-processing'],
  command: (resource) =>
    resource.cloud_provider === 'AWS'
      ? `aws ec2 describe-nat-gateways${atRegion(resource)} --nat-gateway-ids ${lastPart(resource.resource_id)}`
      : azureCommand(resource),
})

export const idleEndpoints = idleRule({
  name: 'idle-endpoints',
  title: () => 'Remove private endpoints and transit attachments that nothing goes through',
  source:
    'CUDOS: endpoints and attachments without any usage but hours; the data processed is billed beside them',
  hours: ['endpoint-hours', 'gateway-hours'],
  traffic: ['endpoint-processing', 'gateway-processing'],
  command: (resource) => {
    if (resource.cloud_provider !== 'AWS') return azureCommand(resource)
    return resource.charge_kind === 'endpoint-hours'
      ? `aws ec2 describe-vpc-endpoints${atRegion(resource)} --vpc-endpoint-ids ${lastPart(resource.resource_id)}`
      : `aws ec2 describe-transit-gateway-attachments${atRegion(resource)}`
  },
})
