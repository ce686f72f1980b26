import type { KindRule } from './charge-facts.ts'

const s3 = /AmazonS3|Simple Storage|\bS3\b|Glacier/i
const tier = (kind: RegExp, is: string): KindRule => ({
  kind: 'object-storage',
  service: s3,
  operation: kind,
  usage: /ByteHrs|Storage|^$/,
  is,
})
const used = (kind: RegExp, is: string): KindRule => ({
  kind: 'object-storage',
  service: s3,
  usage: kind,
  is,
})
const said = (kind: RegExp, is: string): KindRule => ({
  kind: 'object-storage',
  service: s3,
  words: kind,
  is,
})

/**
 * Volumes, snapshots and objects by tier. What objects cost beside their room comes first: requests, retrieval, early
 * deletion and monitoring are no storage that a colder tier could make cheaper.
 */
export const awsStorageKinds: readonly KindRule[] = [
  { kind: 'snapshot', usage: /EBS:Snapshot(Archive)?|EBS:FastSnapshotRestore|directAPI\.snapshot/ },
  { kind: 'snapshot', words: /snapshot data stored/i },
  { kind: 'volume-performance', usage: /EBS:VolumeP-IOPS\.piops()$/, is: 'io1' },
  { kind: 'volume-performance', usage: /EBS:VolumeP-(?:IOPS|Throughput)\.(\w+)|EBS:VolumeIOUsage/ },
  { kind: 'volume-performance', words: /(?:IOPS|MiBps)-month.*\b(gp3|io[12])|IOPS-month/i },
  { kind: 'volume-performance', service: /EC2|Elastic Compute/i, words: /million I\/O requests/i },
  { kind: 'volume', usage: /EBS:VolumeUsage(?:\.piops)()$/, is: 'io1' },
  { kind: 'volume', usage: /EBS:VolumeUsage\.(\w+)/ },
  { kind: 'volume', usage: /EBS:VolumeUsage$/, is: 'standard' },
  { kind: 'volume', words: /\((gp[23]|io[12]|st1|sc1)\).*provisioned storage/i },
  { kind: 'volume', words: /GB-month of .*magnetic|magnetic.*volume/i, is: 'standard' },
  { kind: 'volume', words: /GB-month of .*provisioned storage/i },
  { kind: 'volume', words: /EBS.*\b(gp[23]|io[12]|st1|sc1)\b/i },
  { kind: 'file-storage', service: /EFS|FSx|Elastic File/i },
  { kind: 'container-registry', service: /AmazonECR|Container Registry/i },
  { kind: 'backup', service: /AWSBackup|AWS Backup/i },
  { kind: 'storage-retrieval', service: s3, usage: /Retrieval-|EarlyDelete|Restore|Select-/ },
  {
    kind: 'storage-monitoring',
    service: s3,
    words: /Monitoring-Automation|monitoring and automation/i,
    is: 'intelligent-tiering',
  },
  {
    kind: 'storage-monitoring',
    service: s3,
    usage: /Monitoring-Automation|TagStorage|Inventory|StorageAnalytics|StorageLens/,
  },
  { kind: 'storage-requests', service: s3, usage: /Requests|-Tier\d|Bulk-Retrieval/ },
  tier(/^StandardStorage/, 'standard'),
  tier(/^StandardIA/, 'standard-ia'),
  tier(/^OneZoneIA/, 'one-zone-ia'),
  tier(/^IntelligentTiering/, 'intelligent-tiering'),
  tier(/^GlacierInstant/, 'glacier-instant'),
  tier(/^DeepArchive/, 'deep-archive'),
  tier(/^Glacier|^Storage$/, 'glacier'),
  tier(/^ReducedRedundancy/, 'reduced-redundancy'),
  used(/TimedStorage-INT|IntelligentTiering/, 'intelligent-tiering'),
  used(/TimedStorage-SIA/, 'standard-ia'),
  used(/TimedStorage-ZIA/, 'one-zone-ia'),
  used(/TimedStorage-GIR/, 'glacier-instant'),
  used(/TimedStorage-GDA|TimedStorage-Glacier-?Deep/i, 'deep-archive'),
  used(/TimedStorage-Glacier|Glacier\S*ByteHrs/i, 'glacier'),
  used(/TimedStorage-RRS/, 'reduced-redundancy'),
  used(/TimedStorage/, 'standard'),
  { kind: 'storage-requests', service: s3, words: /\brequests?\b|per 1,?000/i },
  { kind: 'storage-retrieval', service: s3, words: /(?<!flexible |instant )retriev|early delet/i },
  said(/infrequent access|standard ?- ?ia/i, 'standard-ia'),
  said(/deep archive/i, 'deep-archive'),
  said(/instant retrieval/i, 'glacier-instant'),
  said(/glacier/i, 'glacier'),
  said(/intelligent/i, 'intelligent-tiering'),
  said(/storage used|GB-?month|first \d+ TB/i, 'standard'),
]
