import type { Provider } from '../../../../shared/catalogue.ts'
import type { Concept } from './concepts.ts'

export type KnownService = {
  readonly cloud_provider: Provider
  /** Its usual short name; the name on a bill comes from the data. */
  readonly service_name: string
  readonly concept: Concept | null
  readonly aliases: readonly string[]
}

type Row = readonly [name: string, concept: Concept | null, ...aliases: readonly string[]]

const aws: readonly Row[] = [
  [
    'EC2',
    'compute',
    'ec 2',
    'ec2s',
    'elastic compute',
    'elastic compute cloud',
    'amazon elastic compute cloud',
  ],
  ['S3', 'storage', 's 3', 'simple storage', 'simple storage service', 'amazon simple storage service'],
  ['Lambda', 'serverless', 'lambdas', 'aws lambda', 'lambda functions', 'lambda function'],
  [
    'EKS',
    'kubernetes',
    'elastic kubernetes service',
    'amazon elastic kubernetes service',
    'elastic container service for kubernetes',
    'amazon elastic container service for kubernetes',
  ],
  ['ECS', 'containers', 'elastic container service', 'amazon elastic container service'],
  ['Fargate', 'containers', 'aws fargate'],
  [
    'RDS',
    'database',
    'relational database service',
    'amazon relational database service',
    'aurora',
    'amazon aurora',
  ],
  ['DynamoDB', 'nosql', 'dynamo', 'dynamo db', 'amazon dynamodb'],
  ['Redshift', 'warehouse', 'amazon redshift'],
  ['CloudFront', 'cdn', 'cloud front', 'amazon cloudfront'],
  ['CloudWatch', 'monitoring', 'cloud watch', 'amazon cloudwatch', 'amazoncloudwatch'],
  ['SageMaker', 'ai', 'sage maker', 'amazon sagemaker'],
  ['Bedrock', 'ai', 'amazon bedrock'],
  ['AWS Support', null, 'amazon support', 'aws business support', 'aws enterprise support'],
  ['AWS Marketplace', null, 'amazon marketplace'],
  ['EBS', null, 'elastic block store', 'elastic block storage', 'amazon elastic block store'],
  ['EFS', null, 'elastic file system', 'amazon elastic file system'],
  ['ElastiCache', null, 'elasticache', 'elastic cache', 'amazon elasticache'],
  ['OpenSearch', null, 'opensearch service', 'amazon opensearch service'],
  ['EMR', null, 'elastic mapreduce', 'amazon elastic mapreduce'],
  ['SQS', 'messaging', 'simple queue service', 'amazon simple queue service'],
  ['SNS', null, 'simple notification service', 'amazon simple notification service'],
  ['API Gateway', null, 'amazon api gateway'],
  ['Route 53', null, 'route53', 'amazon route 53'],
  ['VPC', null, 'virtual private cloud', 'amazon virtual private cloud', 'nat gateway', 'nat gateways'],
  ['Athena', null, 'amazon athena'],
  ['Kinesis', null, 'amazon kinesis'],
  ['Glue', null, 'aws glue'],
  ['Glacier', null, 's3 glacier', 'amazon glacier'],
  ['KMS', null, 'key management service', 'aws key management service'],
  ['Step Functions', null, 'aws step functions'],
  ['Secrets Manager', null, 'aws secrets manager'],
  ['Lightsail', null, 'amazon lightsail'],
]

const azure: readonly Row[] = [
  ['Azure Support', null, 'microsoft support'],
  ['Azure Marketplace', null, 'microsoft marketplace'],
  [
    'Virtual Machines',
    'compute',
    'azure vm',
    'azure vms',
    'azure virtual machine',
    'azure virtual machines',
    'azure compute',
  ],
  [
    'Blob Storage',
    'storage',
    'blob',
    'blobs',
    'azure blob',
    'azure blobs',
    'azure blob storage',
    'azure storage',
    'storage account',
    'storage accounts',
  ],
  [
    'Azure Functions',
    'serverless',
    'azure function',
    'azure functions',
    'function apps',
    'function app',
    'azure serverless',
  ],
  ['AKS', 'kubernetes', 'azure kubernetes service', 'azure kubernetes', 'azure kubernetes services'],
  ['Container Instances', 'containers', 'azure container instances'],
  ['SQL Database', 'database', 'azure sql', 'azure sql database', 'sql azure', 'azure database'],
  ['Cosmos DB', 'nosql', 'cosmos', 'cosmosdb', 'azure cosmos db', 'azure cosmos'],
  ['Synapse', 'warehouse', 'synapse analytics', 'azure synapse', 'azure synapse analytics'],
  ['Azure CDN', 'cdn', 'front door', 'azure front door'],
  ['Azure Monitor', 'monitoring', 'log analytics', 'application insights', 'app insights'],
  ['Azure OpenAI', 'ai', 'azure open ai', 'azure openai service', 'azure ai'],
  ['App Service', null, 'app services', 'azure app service', 'azure app services'],
  ['Data Factory', null, 'azure data factory', 'azure data factory v2'],
  ['Key Vault', null, 'azure key vault'],
  ['Service Bus', 'messaging', 'azure service bus'],
  ['Event Hubs', null, 'event hub', 'azure event hubs'],
  ['Azure DevOps', null],
  ['Azure Databricks', null],
  ['Logic Apps', null, 'logic app'],
]

const gcp: readonly Row[] = [
  ['Cloud Support', null, 'gcp support', 'google cloud support', 'google support'],
  ['Cloud Marketplace', null, 'gcp marketplace', 'google cloud marketplace'],
  [
    'Compute Engine',
    'compute',
    'gce',
    'google compute engine',
    'google compute',
    'gcp compute',
    'compute engines',
  ],
  ['Cloud Storage', 'storage', 'gcs', 'google cloud storage', 'google storage', 'gcp storage'],
  [
    'Cloud Functions',
    'serverless',
    'cloud function',
    'google cloud functions',
    'google functions',
    'gcp functions',
    'cloud run functions',
  ],
  ['GKE', 'kubernetes', 'google kubernetes engine', 'kubernetes engine', 'google kubernetes'],
  ['Cloud Run', 'containers', 'google cloud run', 'cloudrun'],
  ['Cloud SQL', 'database', 'cloudsql', 'google cloud sql'],
  ['Firestore', 'nosql', 'cloud firestore', 'bigtable', 'cloud bigtable'],
  ['BigQuery', 'warehouse', 'big query', 'bq', 'google bigquery'],
  ['Cloud CDN', 'cdn', 'google cloud cdn'],
  ['Cloud Monitoring', 'monitoring', 'cloud logging', 'stackdriver'],
  ['Vertex AI', 'ai', 'vertex', 'vertexai', 'google vertex'],
  ['Pub/Sub', 'messaging', 'pubsub', 'cloud pub/sub', 'google pubsub'],
  ['Dataflow', null, 'cloud dataflow'],
  ['Dataproc', null, 'cloud dataproc'],
  ['Cloud Spanner', null, 'spanner'],
  ['Memorystore', null, 'cloud memorystore'],
  ['App Engine', null, 'google app engine'],
]

function rows(cloud_provider: Provider, table: readonly Row[]): KnownService[] {
  return table.map(([service_name, concept, ...aliases]) => ({
    cloud_provider,
    service_name,
    concept,
    aliases,
  }))
}

/** Well-known services, whether the data has them or not. */
export const knownServices: readonly KnownService[] = [
  ...rows('AWS', aws),
  ...rows('Azure', azure),
  ...rows('GCP', gcp),
]
