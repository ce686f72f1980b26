import type { ResourceLine } from '../evidence.ts'
import { idleRule } from '../idle-rule.ts'
import { atRegion, lastPart, shellWord } from '../rule-words.ts'

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
