import { z } from 'zod'

/** The groups of kinds of charges, in the order in which lists show them. */
export const kindGroups = [
  'compute',
  'commitments',
  'storage',
  'databases',
  'network',
  'serverless',
  'ai',
  'observability',
  'security',
  'licences',
  'beside usage',
  'unknown',
] as const
export type KindGroup = (typeof kindGroups)[number]

/** Every kind of charge that bills are read into, with its name for people and its group. */
const kinds = {
  instance: ['Instance hours', 'compute'],
  'spot-instance': ['Spot instances', 'compute'],
  'instance-credit': ['CPU credits', 'compute'],
  'capacity-idle': ['Reserved capacity left idle', 'compute'],
  'dedicated-host': ['Dedicated hosts', 'compute'],
  'cluster-fee': ['Cluster fees', 'compute'],
  'container-capacity': ['Container capacity', 'compute'],
  'ml-instance': ['Machine learning instances', 'compute'],
  'app-plan': ['App plans', 'compute'],
  'commitment-fee': ['Commitment fees', 'commitments'],
  'commitment-unused': ['Unused commitments', 'commitments'],
  volume: ['Volumes', 'storage'],
  'volume-idle': ['Unattached volumes', 'storage'],
  'volume-performance': ['Volume performance', 'storage'],
  snapshot: ['Snapshots', 'storage'],
  image: ['Machine images', 'storage'],
  'object-storage': ['Object storage', 'storage'],
  'storage-requests': ['Storage requests', 'storage'],
  'storage-retrieval': ['Storage retrieval', 'storage'],
  'storage-monitoring': ['Storage monitoring', 'storage'],
  'file-storage': ['File storage', 'storage'],
  backup: ['Backups', 'storage'],
  'container-registry': ['Container images', 'storage'],
  'database-instance': ['Database instances', 'databases'],
  'database-capacity': ['Database capacity', 'databases'],
  'database-storage': ['Database storage', 'databases'],
  'database-io': ['Database I/O', 'databases'],
  'database-backup': ['Database backups', 'databases'],
  'cache-instance': ['Cache nodes', 'databases'],
  'cache-capacity': ['Serverless caches', 'databases'],
  'search-instance': ['Search nodes', 'databases'],
  'warehouse-instance': ['Warehouse capacity', 'databases'],
  'query-scan': ['Data scanned by queries', 'databases'],
  'stream-capacity': ['Streams', 'databases'],
  'data-pipeline': ['Data pipelines', 'databases'],
  'transfer-internet': ['Transfer to the internet', 'network'],
  'transfer-region': ['Transfer between regions', 'network'],
  'transfer-zone': ['Transfer between zones', 'network'],
  'transfer-other': ['Other data transfer', 'network'],
  'nat-hours': ['NAT gateway hours', 'network'],
  'nat-processing': ['NAT gateway traffic', 'network'],
  'endpoint-hours': ['Private endpoint hours', 'network'],
  'endpoint-processing': ['Private endpoint traffic', 'network'],
  'gateway-hours': ['VPN and transit gateway hours', 'network'],
  'gateway-processing': ['VPN and transit gateway traffic', 'network'],
  'direct-connection': ['Dedicated connections', 'network'],
  cdn: ['Content delivery', 'network'],
  'load-balancer-hours': ['Load balancer hours', 'network'],
  'load-balancer-capacity': ['Load balancer traffic', 'network'],
  'address-used': ['Public addresses in use', 'network'],
  'address-idle': ['Idle public addresses', 'network'],
  address: ['Public addresses', 'network'],
  dns: ['DNS', 'network'],
  firewall: ['Firewalls', 'network'],
  'serverless-requests': ['Function calls', 'serverless'],
  'serverless-duration': ['Function run time', 'serverless'],
  'serverless-provisioned': ['Provisioned function capacity', 'serverless'],
  'api-requests': ['API calls', 'serverless'],
  messaging: ['Messages and events', 'serverless'],
  workflow: ['Workflows', 'serverless'],
  'ai-tokens': ['AI model tokens', 'ai'],
  'ai-capacity': ['AI model capacity', 'ai'],
  'ai-service': ['Other AI services', 'ai'],
  'log-ingestion': ['Log ingestion', 'observability'],
  'log-storage': ['Log storage', 'observability'],
  'log-query': ['Log queries', 'observability'],
  metrics: ['Metrics and alarms', 'observability'],
  tracing: ['Tracing and audit events', 'observability'],
  configuration: ['Configuration records', 'observability'],
  'key-management': ['Keys and secrets', 'security'],
  'threat-detection': ['Threat detection', 'security'],
  identity: ['Identity', 'security'],
  'extended-support': ['Extended support', 'licences'],
  license: ['Licences', 'licences'],
  support: ['Support plans', 'licences'],
  marketplace: ['Marketplace', 'licences'],
  credit: ['Credits', 'beside usage'],
  discount: ['Discounts', 'beside usage'],
  refund: ['Refunds and corrections', 'beside usage'],
  tax: ['Taxes', 'beside usage'],
  fee: ['One-off and recurring fees', 'beside usage'],
  adjustment: ['Adjustments', 'beside usage'],
  other: ['Not known', 'unknown'],
} as const satisfies Record<string, readonly [label: string, group: KindGroup]>

export type ChargeKind = keyof typeof kinds

export const chargeKinds = Object.keys(kinds).filter((name): name is ChargeKind => name in kinds)

export const ChargeKind = z.enum(chargeKinds).meta({
  id: 'ChargeKind',
  description: 'What a charge is for, whatever its provider calls it; `other` is what no rule knows.',
  example: 'instance',
})

/** What people call a kind. */
export function kindLabel(kind: ChargeKind): string {
  return kinds[kind][0]
}

/** The group of a kind. */
export function groupOfKind(kind: ChargeKind): KindGroup {
  return kinds[kind][1]
}

/** Whether a word from a database or a query is a kind. */
export function isChargeKind(word: string | null): word is ChargeKind {
  return word !== null && word in kinds
}
