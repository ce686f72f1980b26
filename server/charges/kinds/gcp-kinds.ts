import type { ChargeKind } from '../../../shared/charge-kind.ts'
import { modelOf } from './ai-models.ts'
import type { KindRule, KindTable, KindTexts } from './charge-facts.ts'

const engine = /Compute Engine/i
const sql = /Cloud SQL|AlloyDB/i
const vertex = /Vertex|Gemini|Generative|Claude|AI Platform/i

const licences: readonly KindRule[] = [
  { kind: 'support', service: /\bSupport\b|Customer Care/i },
  { kind: 'extended-support', words: /extended support|- Extended\b|extended channel/i },
  { kind: 'license', words: /licensing fee|\blicense\b/i },
]

const models: readonly KindRule[] = [
  { kind: 'ai-capacity', service: vertex, words: /provisioned throughput|\bGSU\b/i },
  { kind: 'ai-tokens', service: vertex, words: /cach/i, is: 'cache read' },
  { kind: 'ai-tokens', service: vertex, words: /batch.*(input|output)|(input|output).*batch/i, is: 'batch' },
  { kind: 'ai-tokens', service: vertex, words: /\binput\b/i, is: 'input' },
  { kind: 'ai-tokens', service: vertex, words: /\boutput\b/i, is: 'output' },
  { kind: 'ml-instance', service: vertex, words: /training|instance|core|ram|\bGPU\b|notebook|prediction/i },
  {
    kind: 'ai-service',
    service: /Vertex|Natural Language|Vision|Speech|Translate|Dialogflow|Gemini|Document AI/i,
  },
]

const networks: readonly KindRule[] = [
  { kind: 'nat-processing', words: /NAT Gateway.*(?:data processing|processed)/i },
  { kind: 'nat-hours', words: /NAT Gateway|Cloud NAT/i },
  { kind: 'address-idle', words: /static ip charge|ip address idling|idle.*\bips?\b/i },
  { kind: 'address-used', words: /external ip charge|in-use.*\bip\b/i },
  {
    kind: 'load-balancer-capacity',
    words: /(?:forwarding rule|load balanc).*(?:data process|inbound|outbound)|data processing.*load balanc/i,
  },
  { kind: 'load-balancer-hours', words: /forwarding rule|load balanc/i },
  { kind: 'cdn', words: /\bCDN\b|cache (?:fill|egress)/i },
  { kind: 'direct-connection', words: /interconnect/i },
  { kind: 'endpoint-processing', words: /private service connect.*(?:data|processing)/i },
  { kind: 'endpoint-hours', words: /private service connect/i },
  { kind: 'gateway-hours', words: /\bVPN\b|cloud router|network connectivity center/i },
  { kind: 'firewall', words: /cloud armor|security policy|firewall/i },
  { kind: 'dns', service: /DNS/i },
  { kind: 'transfer-zone', words: /inter[- ]?zone|intra[- ]?zone|(?:egress|data transfer).*between zones/i },
  {
    kind: 'transfer-region',
    words: /inter[- ]?region|inter[- ]?continent|(?:egress|data transfer).*(?:to google|between regions)/i,
  },
  {
    kind: 'transfer-internet',
    words:
      /internet.*(?:egress|data transfer|ingress)|(?:egress|data transfer).*internet|download.*(?:worldwide|apac|emea|north america|china|australia)/i,
  },
  { kind: 'transfer-other', words: /\begress\b|\bingress\b|data transfer/i },
]

const storage: readonly KindRule[] = [
  { kind: 'snapshot', words: /snapshot/i },
  { kind: 'image', service: engine, words: /storage image|machine image/i },
  { kind: 'volume-performance', words: /(?:pd|hyperdisk|extreme).*(?:iops|throughput)/i, service: engine },
  { kind: 'volume', service: engine, words: /hyperdisk/i, is: 'hyperdisk' },
  { kind: 'volume', service: engine, words: /balanced (pd|persistent)/i, is: 'pd-balanced' },
  { kind: 'volume', service: engine, words: /ssd (backed )?(pd|persistent)/i, is: 'pd-ssd' },
  { kind: 'volume', service: engine, words: /extreme (pd|persistent)/i, is: 'pd-extreme' },
  { kind: 'volume', service: engine, words: /ssd backed local|local ssd/i, is: 'local-ssd' },
  { kind: 'volume', service: engine, words: /\bpd capacity|storage pd|persistent disk/i, is: 'pd-standard' },
  { kind: 'container-registry', service: /Artifact Registry|Container Registry/i },
  { kind: 'file-storage', service: /Filestore|NetApp/i },
  { kind: 'backup', service: /Backup/i },
  { kind: 'storage-requests', service: /Cloud Storage/i, words: /class [ab]\b|operations|requests/i },
  { kind: 'storage-retrieval', service: /Cloud Storage/i, words: /retrieval|early delet/i },
  { kind: 'object-storage', service: /Cloud Storage/i, words: /nearline/i, is: 'nearline' },
  { kind: 'object-storage', service: /Cloud Storage/i, words: /coldline/i, is: 'coldline' },
  { kind: 'object-storage', service: /Cloud Storage/i, words: /archive/i, is: 'archive' },
  { kind: 'object-storage', service: /Cloud Storage/i, words: /storage/i, is: 'standard' },
]

const databases: readonly KindRule[] = [
  { kind: 'database-backup', service: sql, words: /backup/i },
  { kind: 'database-storage', service: sql, words: /storage/i },
  { kind: 'database-instance', service: sql },
  { kind: 'database-backup', service: /Spanner|Bigtable|Firestore|Datastore/i, words: /backup|PITR/i },
  { kind: 'database-storage', service: /Spanner|Bigtable|Firestore|Datastore/i, words: /storage/i },
  { kind: 'database-instance', service: /Spanner|Bigtable/i },
  { kind: 'database-capacity', service: /Firestore|Datastore|Firebase/i },
  { kind: 'cache-instance', service: /Memorystore|Redis|Memcache|Valkey/i },
  { kind: 'database-storage', service: /BigQuery/i, words: /storage/i },
  { kind: 'stream-capacity', service: /BigQuery/i, words: /streaming|write api/i },
  { kind: 'warehouse-instance', service: /BigQuery/i, words: /reservation|slot|edition|\bBI engine/i },
  { kind: 'query-scan', service: /BigQuery/i },
  {
    kind: 'data-pipeline',
    service: /Dataflow|Dataproc|Composer|Data Fusion|Dataplex|Data Transfer Service/i,
  },
]

const others: readonly KindRule[] = [
  { kind: 'cluster-fee', words: /kubernetes clusters?/i },
  { kind: 'container-capacity', service: /Kubernetes Engine/i },
  { kind: 'serverless-requests', service: /Cloud Run|Functions|App Engine/i, words: /requests|invocations/i },
  {
    kind: 'serverless-provisioned',
    service: /Cloud Run|Functions/i,
    words: /instance-based|min instance|idle/i,
  },
  { kind: 'serverless-duration', service: /Cloud Run|Functions|App Engine/i },
  { kind: 'messaging', service: /Pub\/Sub|Tasks|Eventarc/i },
  { kind: 'workflow', service: /Workflows|Scheduler|Cloud Build/i },
  { kind: 'api-requests', service: /Maps|Places|Directions|API Gateway|Apigee|Endpoints|Geocod/i },
  { kind: 'log-storage', service: /Logging/i, words: /retention|storage(?! cost)/i },
  { kind: 'log-ingestion', service: /Logging/i },
  { kind: 'log-ingestion', words: /log volume/i },
  { kind: 'metrics', service: /Monitoring|Operations|Stackdriver/i },
  { kind: 'tracing', service: /Trace/i },
  { kind: 'key-management', service: /Key Management|Secret Manager/i },
  { kind: 'threat-detection', service: /Security Command/i },
  { kind: 'identity', service: /Identity/i },
  { kind: 'dedicated-host', words: /sole tenancy/i },
  { kind: 'capacity-idle', service: engine, words: /reserv.*unused|unused.*reserv/i },
  { kind: 'spot-instance', service: engine, words: /(?:spot )?preemptible (\S+)/i },
  {
    kind: 'instance',
    service: engine,
    words: /^(?:\| )?(\S+)(?: \S+){0,4} (?:instance )?(?:core|ram|cpu)\b/i,
  },
  {
    kind: 'instance',
    service: engine,
    words: /instance|core running|ram running|vcpu|\bGPU\b|n1 standard|micro|small/i,
  },
]

function platformOf(kind: ChargeKind, texts: KindTexts): string | null {
  const { words, service } = texts
  if (kind.startsWith('database-') && sql.test(service)) {
    if (/postgres/i.test(words)) return 'PostgreSQL'
    if (/mysql/i.test(words)) return 'MySQL'
    return /sql server/i.test(words) ? 'SQL Server' : null
  }
  if (kind !== 'license') return modelOf(kind, texts)
  if (/windows/i.test(words)) return 'Windows'
  if (/red ?hat|rhel/i.test(words)) return 'RHEL'
  return /sql server/i.test(words) ? 'SQL Server' : null
}

/** Google Cloud, by service and description of the SKU: its SKU catalogue, and what cost tools filter it by. */
export const gcpKinds: KindTable = {
  provider: 'gcp',
  rules: [...licences, ...models, ...databases, ...networks, ...storage, ...others],
  platformOf,
}
