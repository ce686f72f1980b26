import type { KindRule, KindTable } from './charge-facts.ts'
import { modelOf } from './ai-models.ts'
import { awsDatabaseKinds } from './aws-database-kinds.ts'
import { awsNetworkKinds } from './aws-network-kinds.ts'
import { awsPlatform } from './aws-platform.ts'
import { awsStorageKinds } from './aws-storage-kinds.ts'

const bedrock = /Bedrock/i

/** Models of other firms are sold on the marketplace under names that say Bedrock, so that these lines come before it. */
const ai: readonly KindRule[] = [
  { kind: 'ai-capacity', service: bedrock, words: /reserved|provisioned|model ?units?|Custom-?Model/i },
  { kind: 'ai-tokens', service: bedrock, words: /cache-?_?read/i, is: 'cache read' },
  { kind: 'ai-tokens', service: bedrock, words: /cache-?_?write/i, is: 'cache write' },
  { kind: 'ai-tokens', service: bedrock, words: /batch.*(input|output)|(input|output).*batch/i, is: 'batch' },
  { kind: 'ai-tokens', service: bedrock, words: /input/i, is: 'input' },
  { kind: 'ai-tokens', service: bedrock, words: /output/i, is: 'output' },
  { kind: 'ai-service', service: bedrock },
]

const licences: readonly KindRule[] = [
  { kind: 'marketplace', words: /^Marketplace\b|AWS Marketplace/ },
  { kind: 'extended-support', usage: /ExtendedSupport/i },
  { kind: 'extended-support', operation: /ExtendedSupport/i },
  { kind: 'extended-support', words: /extended support/i },
  { kind: 'license', usage: /License|LicenseManager/ },
  { kind: 'license', service: /Windows ?Licens|License ?Manager/i },
]

const compute: readonly KindRule[] = [
  { kind: 'spot-instance', usage: /SpotUsage(?::(\S+))?/ },
  { kind: 'capacity-idle', usage: /Unused(?:Box|Ded)(?::(\S+))?/ },
  { kind: 'dedicated-host', usage: /(?:Reserved)?Host(?:Box)?Usage(?::(\S+))?/, service: /EC2/ },
  { kind: 'instance', usage: /(?:Box|Dedicated)Usage(?::(\S+))?/, service: /EC2|Elastic Compute/i },
  { kind: 'instance-credit', usage: /CPUCredits:(\S+)/ },
  { kind: 'volume-performance', usage: /EBSOptimized(?::\S+)?/ },
  {
    kind: 'cluster-fee',
    service: /EKS|Kubernetes/,
    usage: /perCluster|Outposts-Hours|EKS-Hours(?!:)|cluster usage/,
  },
  { kind: 'container-capacity', usage: /Fargate-(\S+)/ },
  { kind: 'container-capacity', words: /Fargate.*\bARM|\bARM.*Fargate/i, is: 'ARM Fargate' },
  { kind: 'container-capacity', words: /Fargate.*Windows|Windows.*Fargate/i, is: 'Windows Fargate' },
  { kind: 'container-capacity', words: /Fargate/, is: 'Fargate' },
  { kind: 'container-capacity', usage: /AppRunner|EKS-Auto|AmazonEKS-Hours/ },
  {
    kind: 'instance',
    service: /EMR|ElasticMapReduce|Lightsail|AppStream|WorkSpaces|GameLift/i,
    usage: /BoxUsage(?::(\S+))?/,
  },
  { kind: 'ml-instance', service: /SageMaker/i, usage: /(ml\.[a-z0-9]+\.\w+)/ },
  {
    kind: 'spot-instance',
    words: /spot.{0,40}\b([a-z]+\d[a-z0-9-]*\.(?:nano|micro|small|medium|\d*x?large|metal\S*))\b/i,
    service: /EC2|Elastic Compute/i,
  },
  {
    kind: 'instance',
    words: /\b([a-z]+\d[a-z0-9-]*\.(?:nano|micro|small|medium|\d*x?large|metal\S*))\b.*(?:instance|hour)/i,
    service: /EC2|Elastic Compute/i,
  },
]

const serverless: readonly KindRule[] = [
  { kind: 'serverless-provisioned', usage: /Lambda-Provisioned-Concurrency/ },
  { kind: 'serverless-duration', usage: /Lambda-Provisioned-GB-Second/, is: 'provisioned' },
  { kind: 'serverless-duration', usage: /Lambda-Edge/, is: 'edge' },
  { kind: 'serverless-duration', usage: /Lambda-(?:Provisioned-|Edge-)?GB-Second(-ARM)?/ },
  { kind: 'serverless-provisioned', service: /Lambda/, words: /^(?!.*duration).*provisioned concurrency/i },
  {
    kind: 'serverless-duration',
    service: /Lambda/,
    words: /provisioned.*(duration|GB-?second)|duration.*provisioned/i,
    is: 'provisioned',
  },
  {
    kind: 'serverless-duration',
    service: /Lambda/,
    words: /(GB-?Second|compute|duration).*\bARM|\bARM.*(GB-?Second|compute|duration)/i,
    is: '-ARM',
  },
  { kind: 'serverless-duration', service: /Lambda/, words: /GB-?Second|compute (?:time|charge|duration)/i },
  { kind: 'serverless-requests', service: /Lambda/, words: /Request/i },
  { kind: 'serverless-duration', service: /Lambda/ },
  { kind: 'workflow', service: /States|StepFunctions|Step Functions|\bSWF\b/i },
  {
    kind: 'messaging',
    service:
      /SQS|SNS|QueueService|Simple Queue|Notification|AmazonMQ|\bMQ\b|Events|EventBridge|Simple Email|AmazonSES|Pinpoint|\bAWSIoT|\bIoT\b/i,
  },
  { kind: 'stream-capacity', service: /Kinesis|MSK|Firehose/i },
  { kind: 'api-requests', service: /ApiGateway|API Gateway|AppSync/i },
  { kind: 'data-pipeline', service: /Glue|DataSync|DataBrew|DataPipeline|AppFlow/i },
]

const observability: readonly KindRule[] = [
  { kind: 'log-ingestion', service: /CloudWatch/, usage: /(?:DataProcessing|VendedLog)(IA)?\S*-Bytes/ },
  { kind: 'log-storage', service: /CloudWatch/, usage: /TimedStorage/ },
  { kind: 'log-query', service: /CloudWatch/, usage: /DataScanned|LiveTail/ },
  { kind: 'metrics', usage: /\bCW:|MetricMonitor|AlarmMonitor|GMD-|Dashboards|MetricStream/ },
  { kind: 'log-ingestion', service: /CloudWatch/, words: /log.*infrequent|infrequent.*log/i, is: 'IA' },
  { kind: 'log-ingestion', service: /CloudWatch/, words: /log.*(?:ingest|collect|deliver)/i },
  { kind: 'metrics', service: /CloudWatch|Prometheus|Grafana/i },
  { kind: 'tracing', service: /CloudTrail|XRay|X-Ray/i },
  {
    kind: 'configuration',
    service: /AWSConfig|AWS Config/,
    words: /ConfigurationItemRecorded|configuration items? recorded/i,
    is: 'recording',
  },
  { kind: 'configuration', service: /AWSConfig|AWS Config|Systems ?Manager|CloudFormation|ServiceCatalog/i },
]

const security: readonly KindRule[] = [
  { kind: 'key-management', service: /kms|Key Management|Secrets ?Manager|CloudHSM|Certificate ?Manager/i },
  { kind: 'firewall', service: /waf|Shield|Firewall/i },
  {
    kind: 'threat-detection',
    service: /GuardDuty|SecurityHub|Security Hub|Inspector|Macie|Detective|SecurityLake/i,
  },
  { kind: 'identity', service: /Cognito|Directory ?Service|\bIAM\b|Identity/i },
  { kind: 'dns', service: /Route ?53/i },
  {
    kind: 'ai-service',
    service:
      /Rekognition|transcribe|Polly|comprehend|translate|Textract|Lex|Kendra|Personalize|Forecast|AmazonQ\b|SageMaker/i,
  },
]

/**
 * AWS, by usage type and operation: the calculated fields of the CUDOS dashboards, the user guide of the cost and usage
 * reports, and descriptions of the price list for FOCUS exports without the columns of AWS's own.
 */
export const awsKinds: KindTable = {
  provider: 'aws',
  rules: [
    ...ai,
    ...licences,
    ...awsNetworkKinds,
    ...awsStorageKinds,
    ...awsDatabaseKinds,
    ...serverless,
    ...observability,
    ...compute,
    ...security,
  ],
  platformOf: (kind, texts) => modelOf(kind, texts) ?? awsPlatform(kind, texts),
}
