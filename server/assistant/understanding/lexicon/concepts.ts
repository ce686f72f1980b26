/** A service by what it does, so that one provider's can be found for another's. */
export type Concept =
  | 'compute'
  | 'storage'
  | 'serverless'
  | 'kubernetes'
  | 'containers'
  | 'database'
  | 'nosql'
  | 'warehouse'
  | 'cdn'
  | 'messaging'
  | 'monitoring'
  | 'ai'

/** Words for what a service does. Each stands for one service of every provider. */
export const conceptWords: Readonly<Record<Concept, readonly string[]>> = {
  compute: [
    'vm',
    'vms',
    'virtual machine',
    'virtual machines',
    'instances',
    'compute',
    'servers',
    'virtual servers',
    'compute instances',
    'vm instances',
  ],
  storage: [
    'object storage',
    'object store',
    'object stores',
    'storage',
    'buckets',
    'bucket',
    'storage buckets',
    'blob stores',
  ],
  serverless: [
    'functions',
    'serverless',
    'faas',
    'serverless functions',
    'serverless compute',
    'cloud functions services',
    'function as a service',
    'functions as a service',
  ],
  kubernetes: ['k8s', 'kubernetes', 'managed kubernetes', 'k8', 'kube', 'kubernetes clusters'],
  containers: ['containers', 'container services'],
  database: [
    'databases',
    'database',
    'managed databases',
    'relational databases',
    'sql databases',
    'managed sql',
  ],
  nosql: ['nosql', 'no sql', 'nosql databases'],
  warehouse: ['data warehouse', 'data warehouses', 'data warehousing', 'warehouses'],
  cdn: ['cdn', 'cdns', 'content delivery'],
  messaging: ['message queues', 'queues'],
  monitoring: ['observability', 'monitoring services'],
  ai: ['machine learning', 'ml services', 'ai services', 'genai', 'llms'],
}

export const providerWords: Readonly<Record<'AWS' | 'Azure' | 'GCP', readonly string[]>> = {
  AWS: ['aws', 'amazon', 'amazon web services', 'amazon aws', 'amazon cloud'],
  Azure: ['azure', 'microsoft', 'microsoft azure', 'ms azure', 'microsoft cloud'],
  GCP: ['gcp', 'google', 'google cloud', 'google cloud platform', 'g cloud', 'gcloud'],
}
