import type { KindTable } from './charge-facts.ts'

/**
 * What FOCUS's own words for a service say, for charges that no provider's table knows and for other providers:
 * https://focus.finops.org/focus-specification, service categories and subcategories.
 */
export const focusKinds: KindTable = {
  provider: 'focus',
  rules: [
    { kind: 'support', words: /^(?:Support|Professional Services)\b/ },
    { kind: 'transfer-internet', words: /data transfer|egress|bandwidth/i },
    { kind: 'snapshot', words: /^Block Storage.*snapshot/i },
    { kind: 'object-storage', words: /^Object Storage/ },
    { kind: 'volume', words: /^Block Storage/ },
    { kind: 'file-storage', words: /^(?:File Storage|File System Storage)/i },
    { kind: 'backup', words: /^Backup Storage/ },
    { kind: 'instance', words: /^(?:Virtual Machines?|Virtual and Physical Machines)\b/i },
    { kind: 'serverless-duration', words: /^Serverless Compute/ },
    { kind: 'cluster-fee', words: /^Containers/ },
    { kind: 'cache-instance', words: /^Caching/ },
    { kind: 'warehouse-instance', words: /^Data Warehouses?/ },
    {
      kind: 'database-instance',
      words: /^(?:Relational|NoSQL|Graph|Time Series|Ledger|In-Memory) Databases?/i,
    },
    { kind: 'load-balancer-hours', words: /^Application Networking.*balanc/i },
    { kind: 'cdn', words: /^Content Delivery/ },
    { kind: 'direct-connection', words: /^(?:Network Connectivity|Connection)/ },
    { kind: 'ai-tokens', words: /^Generative AI.*token/i },
    { kind: 'ai-service', words: /^(?:Generative AI|AI Platforms|Machine Learning|Natural Language|Bots)/i },
    { kind: 'metrics', words: /^Observability/ },
  ],
  platformOf: () => null,
}
