import type { KindRule } from './charge-facts.ts'

const storage = /Storage|Blob|Managed Disks?|Data Lake/i
const disks = /(?:Premium SSD|Standard SSD|Standard HDD|Ultra|Managed|Page Blob).*Disk|^Disks?\b|Ultra Disks/i
const sql = /SQL (Database|Managed Instance|DB)|Azure Database|MySQL|PostgreSQL|MariaDB|Cosmos|Azure SQL/i
const warehouse =
  /Synapse|SQL Data Warehouse|Databricks|HDInsight|Data Explorer|Fabric|Power BI|Analysis Services/i

const tier = (words: RegExp, is: string): KindRule => ({
  kind: 'object-storage',
  service: storage,
  words,
  is,
})

/** What Azure stores, and its databases. `Storage` is disks, snapshots, files and blobs alike. */
export const azureDataKinds: readonly KindRule[] = [
  { kind: 'snapshot', service: storage, words: /snapshots?\b/i },
  { kind: 'image', words: /shared image|image gallery|compute gallery/i },
  {
    kind: 'volume-performance',
    service: storage,
    words: /disk.*(?:operations|IOPS|throughput|bursting|mount)/i,
  },
  { kind: 'volume', service: storage, words: /\b([PES]\d+ (?:LRS|ZRS) Disk)/i },
  { kind: 'volume', service: storage, words: disks },
  { kind: 'backup', service: /^Backup|Recovery|Site Recovery|\bBackup\b/i },
  { kind: 'file-storage', service: /NetApp|Azure Files|Storage/i, words: /\bFiles?\b|NetApp/i },
  { kind: 'storage-retrieval', service: storage, words: /retrieval|early delete|rehydrat/i },
  { kind: 'storage-requests', service: storage, words: /operations|transactions/i },
  { kind: 'storage-monitoring', service: storage, words: /index tags|inventory|blob changes|defender/i },
  { kind: 'database-storage', service: storage, words: /\bTables?\b|\bQueues?\b/i },
  tier(/archive.*(data stored|GRS|LRS|ZRS)/i, 'archive'),
  tier(/cold.*data stored/i, 'cold'),
  tier(/cool.*(data stored|GRS|LRS|ZRS)/i, 'cool'),
  tier(/hot.*data stored|(LRS|GRS|ZRS|RA-?GRS) data stored|data stored/i, 'hot'),
  { kind: 'cache-instance', service: /Redis|Cache/i },
  { kind: 'search-instance', service: /Cognitive Search|AI Search|Azure Search/i },
  { kind: 'database-backup', service: sql, words: /backup|PITR|LTR/i },
  { kind: 'database-storage', service: sql, words: /data stored|storage/i },
  { kind: 'database-io', service: sql, words: /IOPS|I\/O/i },
  {
    kind: 'database-capacity',
    service: sql,
    words: /\bRUs?\b|request units?|DTUs?|serverless|eDTU|autoscale/i,
  },
  { kind: 'database-instance', service: sql, words: /(\d+ vCore)|vCore|compute|instance|zone redundancy/i },
  { kind: 'database-capacity', service: sql },
  { kind: 'database-storage', service: warehouse, words: /storage|data stored/i },
  { kind: 'warehouse-instance', service: warehouse },
  { kind: 'data-pipeline', service: /Data Factory|Data Share|Purview/i },
]
