import type { KindRule } from './charge-facts.ts'

const elb = /ELB|Load ?Balanc/i
const vpc = /AmazonEC2|AmazonVPC|Virtual Private|\bEC2\b/i

/**
 * Traffic and what carries it. `-Bytes` alone means nothing: gateways, logs and queries count bytes, too, so each is
 * named before the transfer that is left.
 */
export const awsNetworkKinds: readonly KindRule[] = [
  { kind: 'cdn', service: /CloudFront|GlobalAccelerator|Global Accelerator/i },
  { kind: 'direct-connection', service: /Direct ?Connect/i },
  { kind: 'nat-hours', usage: /NatGateway-(?:Prvd-)?Hours/ },
  { kind: 'nat-processing', usage: /NatGateway-(?:Prvd-)?Bytes/ },
  { kind: 'nat-hours', words: /NAT Gateway.*hour/i },
  { kind: 'nat-processing', words: /NAT Gateway/i },
  { kind: 'endpoint-hours', usage: /VpcEndpoint\S*-Hours/ },
  { kind: 'endpoint-processing', usage: /VpcEndpoint\S*-Bytes/ },
  { kind: 'endpoint-processing', service: vpc, words: /processed.*VPC Endpoint|VPC Endpoint.*processed/i },
  { kind: 'endpoint-hours', service: vpc, words: /VPC Endpoint.*hour/i },
  { kind: 'gateway-hours', usage: /(?:TransitGateway|VPN-Usage|ClientVPN)\S*(?:Hours|Hrs|$)/i, service: vpc },
  { kind: 'gateway-processing', usage: /TransitGateway\S*-Bytes/ },
  {
    kind: 'gateway-processing',
    service: vpc,
    words: /processed.*Transit Gateway|Transit Gateway.*processed/i,
  },
  { kind: 'gateway-hours', service: vpc, words: /Transit Gateway.*hour/i, is: 'transit' },
  { kind: 'gateway-hours', service: vpc, words: /VPN.*hour/i },
  { kind: 'load-balancer-hours', service: elb, usage: /LoadBalancerUsage/ },
  { kind: 'load-balancer-capacity', service: elb, usage: /LCUUsage|DataProcessing-Bytes/ },
  { kind: 'load-balancer-hours', usage: /LoadBalancerUsage/ },
  { kind: 'load-balancer-capacity', usage: /LCUUsage/ },
  { kind: 'load-balancer-capacity', service: elb, words: /LCU|capacity unit|processed/i },
  { kind: 'load-balancer-hours', service: elb, words: /hour/i },
  { kind: 'address-idle', usage: /(?:PublicIPv4|ElasticIP):IdleAddress/ },
  { kind: 'address-idle', usage: /ElasticIP|PublicIPv4/, operation: /AllocateAddressVPC/ },
  { kind: 'address-used', usage: /PublicIPv4:InUseAddress|ElasticIP|PublicIPv4/ },
  { kind: 'address-idle', words: /idle (?:public |static |elastic )?ip|elastic ip.*not attached/i },
  { kind: 'address-used', words: /in-use public ipv4/i },
  { kind: 'transfer-zone', operation: /VPCPeering-(?:In|Out)|InterZone/i },
  { kind: 'transfer-zone', usage: /DataTransfer-(?:Regional|xAZ)-Bytes/ },
  { kind: 'transfer-region', usage: /AWS-(?:Out|In)-[A-Z]?Bytes|S3RTC/ },
  { kind: 'transfer-internet', usage: /DataTransfer-(?:Out|In)-[A-Z]*Bytes|CloudFront-(?:Out|In)-Bytes/ },
  { kind: 'transfer-zone', words: /regional data transfer|between (?:availability )?zones/i },
  { kind: 'transfer-region', words: /data transfer (?:to|from) .*\(|between regions|inter-?region/i },
  {
    kind: 'transfer-internet',
    words: /data transfer (?:out|in)\b|egress|internet/i,
    service: /Data ?Transfer|EC2|S3/i,
  },
  { kind: 'transfer-other', service: /Data ?Transfer/i },
]
