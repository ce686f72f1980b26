import type { KindRule } from './charge-facts.ts'

const rds = /RDS|Relational Database|Aurora|DocDB|DocumentDB|Neptune|DMS|Database Migration/i
const cache = /ElastiCache|MemoryDB|\bDAX\b/i
const search = /AmazonES|OpenSearch|Elasticsearch|CloudSearch/i
const warehouse = /Redshift/i
const table = /DynamoDB|Keyspaces|Timestream|QLDB|SimpleDB/i

/** Databases: nodes, what they store, what they read and write, and copies of it. */
export const awsDatabaseKinds: readonly KindRule[] = [
  {
    kind: 'database-backup',
    service: rds,
    usage: /ChargedBackup|BackupUsage|Backup|SnapshotExport|Snapshot/,
  },
  {
    kind: 'database-capacity',
    service: rds,
    usage: /ServerlessV?2?\S*Usage|ACU|DCU|NCU|Aurora Capacity Unit/i,
  },
  {
    kind: 'database-io',
    service: rds,
    usage:
      /StorageIOUsage|PIOPS(?!-Storage)|ReplicatedWriteIO|GP3-(?:PIOPS|Throughput)|Performance ?Insights|PI_|RDSProxy|Proxy|IOUsage/i,
  },
  {
    kind: 'database-storage',
    service: rds,
    usage: /(GP2|GP3|PIOPS|Aurora)\S*Storage|Storage\S*Usage|-?Storage/i,
  },
  { kind: 'database-instance', service: rds, usage: /((?:db|dms|Multi-AZ-db)\.[\w-]+\.\w+)/ },
  { kind: 'database-instance', service: rds, usage: /(?:Multi-AZ|Instance|Mirror)\S*Usage/ },
  { kind: 'database-instance', service: rds, words: /(db\.[\w-]+\.\w+)/ },
  { kind: 'database-backup', service: rds, words: /backup|snapshot/i },
  { kind: 'database-storage', service: rds, words: /GB-?month|storage/i },
  { kind: 'database-io', service: rds, words: /I\/O|IOPS|requests/i },
  { kind: 'database-backup', service: cache, usage: /Backup|Snapshot/ },
  { kind: 'cache-capacity', service: cache, usage: /ElastiCacheProcessingUnit|CachedData|ECPU|Serverless/i },
  { kind: 'cache-instance', service: cache, usage: /((?:cache|db|dax)\.\w+\.\w+)/ },
  { kind: 'cache-instance', service: cache, words: /((?:cache|db|dax)\.\w+\.\w+)|node/i },
  { kind: 'database-storage', service: search, usage: /Storage|GP[23]/ },
  { kind: 'search-instance', service: search, usage: /(?:ESInstance|Instance)[:.](\S+)/ },
  { kind: 'search-instance', service: search },
  { kind: 'database-storage', service: warehouse, usage: /RMS|Storage|Snapshot/ },
  { kind: 'query-scan', service: warehouse, usage: /DataScanned|Spectrum/ },
  {
    kind: 'warehouse-instance',
    service: warehouse,
    usage: /(?:Node|RA3|DS2|DC2|ComputeUnit|Serverless)\S*?:?((?:ra3|ds2|dc2)\.\w+)?/i,
  },
  { kind: 'warehouse-instance', service: warehouse },
  { kind: 'query-scan', service: /Athena/i },
  { kind: 'database-backup', service: table, usage: /PITR|Backup|Restore|Export/ },
  { kind: 'database-storage', service: table, usage: /\bIA-TimedStorage/, is: 'infrequent-access' },
  {
    kind: 'database-capacity',
    service: table,
    usage: /\bIA-(?:Replicated)?(?:Read|Write)/,
    is: 'infrequent-access',
  },
  {
    kind: 'database-storage',
    service: table,
    words: /infrequent access.*(storage|GB-?month)|(storage|GB-?month).*infrequent access/i,
    is: 'infrequent-access',
  },
  { kind: 'database-capacity', service: table, words: /infrequent access/i, is: 'infrequent-access' },
  { kind: 'database-storage', service: table, usage: /TimedStorage|Storage/ },
  {
    kind: 'database-capacity',
    service: table,
    usage: /CapacityUnit|Requests?Units|RequestUnits|WriteRequest|ReadRequest/i,
  },
  { kind: 'database-capacity', service: table, words: /capacity|request unit/i },
  { kind: 'database-storage', service: table, words: /GB-?month|storage/i },
]
