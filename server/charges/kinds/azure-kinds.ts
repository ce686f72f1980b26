import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { KindRule, KindTable, KindTexts } from './charge-facts.ts'
import { modelOf } from './ai-models.ts'
import { azureDataKinds } from './azure-data-kinds.ts'

const machines = /Virtual Machines|Virtual Machine/i
const ai = /Cognitive Services|OpenAI|Foundry|AI Services/i
const network = /Virtual Network|Bandwidth|Networking|IP Addresses/i

const licences: readonly KindRule[] = [
  { kind: 'marketplace', words: /^Marketplace\b/ },
  { kind: 'marketplace', service: /^(SaaS|Marketplace)\b/i },
  { kind: 'extended-support', words: /extended (?:support|security)|\bESU\b|long.?term support/i },
  { kind: 'license', service: /Virtual Machines? Licenses/i },
  { kind: 'license', words: /SQL License|\bLicense\b/i, service: /SQL|Virtual Machine/i },
  { kind: 'support', service: /\bSupport\b/i },
]

const models: readonly KindRule[] = [
  { kind: 'ai-capacity', service: ai, words: /provisioned|\bPTU|hosting/i },
  { kind: 'ai-tokens', service: ai, words: /cached? ?inp/i, is: 'cache read' },
  { kind: 'ai-tokens', service: ai, words: /batch.*(inp|outp)/i, is: 'batch' },
  { kind: 'ai-tokens', service: ai, words: /\b(inp|input|prompt)\b.*|\binp/i, is: 'input' },
  { kind: 'ai-tokens', service: ai, words: /\b(outp|output|completion)\b/i, is: 'output' },
  { kind: 'ai-tokens', service: ai, words: /tokens?\b/i },
  { kind: 'ai-service', service: ai },
  { kind: 'ml-instance', service: /Machine Learning/i },
]

const networks: readonly KindRule[] = [
  { kind: 'nat-processing', service: /NAT Gateway/i, words: /data processed/i },
  { kind: 'nat-hours', service: /NAT Gateway/i },
  {
    kind: 'endpoint-processing',
    words: /private (?:endpoint|link).*data processed|data processed.*private/i,
  },
  { kind: 'endpoint-hours', words: /private (?:endpoint|link)/i },
  { kind: 'address', words: /IP addresses|public ip|static.*ip|ipv4/i, service: network },
  { kind: 'address', service: /IP Addresses/i },
  {
    kind: 'load-balancer-capacity',
    service: /Load Balancer|Application Gateway/i,
    words: /data processed|capacity units?/i,
  },
  { kind: 'load-balancer-hours', service: /Load Balancer|Application Gateway/i },
  { kind: 'cdn', service: /Front Door|Content Delivery/i },
  { kind: 'direct-connection', service: /ExpressRoute/i },
  { kind: 'gateway-processing', service: /VPN Gateway|Virtual WAN/i, words: /data (?:processed|transfer)/i },
  { kind: 'gateway-hours', service: /VPN Gateway|Virtual WAN/i },
  { kind: 'firewall', service: /Firewall|DDoS|\bBastion\b/i },
  { kind: 'dns', service: /DNS|Traffic Manager/i },
  {
    kind: 'transfer-region',
    words:
      /inter[- ]?region|(?:intra|inter) continent|geo-?replication.*transfer|global (?:virtual )?(?:network )?peering/i,
  },
  {
    kind: 'transfer-zone',
    words: /intra[- ]?region|inter[- ]?zone|availability zone|vnet peering|peering/i,
    service: network,
  },
  { kind: 'transfer-internet', service: /Bandwidth/i },
  { kind: 'transfer-internet', words: /data transfer (?:out|in)\b|egress/i },
  { kind: 'transfer-other', words: /data transfer/i },
]

const compute: readonly KindRule[] = [
  {
    kind: 'spot-instance',
    service: machines,
    usage: /^((?:standard_)?[A-Z]+\d.*?)\s+(?:spot|low priority)/i,
  },
  { kind: 'dedicated-host', words: /dedicated host/i },
  { kind: 'capacity-idle', words: /capacity reservation.*unused|unused.*capacity reservation/i },
  { kind: 'instance', service: machines, usage: /^(?:Standard_)?([A-Z]{1,3}\d+[\w-]*(?: v\d+)?)/ },
  { kind: 'instance', service: machines },
  { kind: 'instance', service: /Virtual Desktop|Azure VMware|Batch|Service Fabric|Virtual Machine Scale/i },
  { kind: 'cluster-fee', service: /Kubernetes/i },
  { kind: 'container-capacity', service: /Container Instances|Container Apps|Spring/i },
  { kind: 'container-registry', service: /Container Registry/i },
  { kind: 'serverless-requests', service: /Functions/i, words: /executions|requests/i },
  {
    kind: 'serverless-provisioned',
    service: /Functions/i,
    words: /premium|always ready|vCPU duration|memory duration/i,
  },
  { kind: 'serverless-duration', service: /Functions/i },
  { kind: 'app-plan', service: /App Service|Static Web|SignalR/i },
  { kind: 'workflow', service: /Logic Apps|Automation|Scheduler/i },
  { kind: 'api-requests', service: /API Management|Azure Maps|Bing/i },
  { kind: 'messaging', service: /Service Bus|Event Grid|Notification Hubs|Communication/i },
  { kind: 'stream-capacity', service: /Event Hubs|Stream Analytics|IoT/i },
]

const observability: readonly KindRule[] = [
  { kind: 'log-storage', service: /Log Analytics|Azure Monitor|Insight/i, words: /retention|archive/i },
  { kind: 'log-query', service: /Log Analytics|Azure Monitor|Insight/i, words: /search|quer|restore/i },
  {
    kind: 'log-ingestion',
    service: /Log Analytics|Azure Monitor|Insight|Sentinel/i,
    words: /(basic|auxiliary) logs.*(?:ingest|analyzed|analysis)/i,
  },
  {
    kind: 'log-ingestion',
    service: /Log Analytics|Azure Monitor|Insight|Sentinel/i,
    words: /(commitment tier)|data ingestion|data analyzed|ingest|analysis/i,
  },
  { kind: 'metrics', service: /Azure Monitor|Insight|Log Analytics|Grafana/i },
  { kind: 'threat-detection', service: /Defender|Security Center|Sentinel|Advanced (Threat|Data Security)/i },
  { kind: 'key-management', service: /Key Vault|Managed HSM/i },
  { kind: 'identity', service: /Active Directory|Entra/i },
]

/** Operating systems stand in the subcategory; a series without one is Linux, whose price holds no licence. */
function platformOf(kind: ChargeKind, texts: KindTexts): string | null {
  const { words, service } = texts
  if (kind === 'license') {
    if (/windows/i.test(words)) return 'Windows'
    if (/red ?hat|\bRHEL\b/i.test(words)) return 'RHEL'
    if (/\bSUSE\b|\bSLES\b/i.test(words)) return 'SUSE'
    return /\bSQL\b/i.test(`${words} ${service}`) ? 'SQL Server' : null
  }
  if (kind === 'instance' || kind === 'spot-instance') {
    if (/windows/i.test(words)) return 'Windows'
    if (/red ?hat|\bRHEL\b/i.test(words)) return 'RHEL'
    if (/\bSUSE\b|\bSLES\b/i.test(words)) return 'SUSE'
    return /virtual machines/i.test(service) ? 'Linux' : null
  }
  if (!kind.startsWith('database-')) return modelOf(kind, texts)
  if (/postgre/i.test(service)) return 'PostgreSQL'
  if (/mysql/i.test(service)) return 'MySQL'
  if (/mariadb/i.test(service)) return 'MariaDB'
  if (/cosmos/i.test(service)) return 'Cosmos DB'
  return /sql/i.test(service) ? 'SQL Server' : null
}

/**
 * Azure, by meter category, subcategory and meter: the retail price list, whose words its bills carry, and the
 * toolkit's mapping of those to FOCUS.
 */
export const azureKinds: KindTable = {
  provider: 'azure',
  rules: [...licences, ...models, ...networks, ...azureDataKinds, ...compute, ...observability],
  platformOf,
}
