import { expect, test } from 'vitest'
import type { ChargeFacts } from '../../server/charges/kinds/charge-facts.ts'
import { classifyCharge } from '../../server/charges/kinds/classify-charge.ts'
import { chargeRow } from '../support/charge-rows.ts'

type Facts = Partial<ChargeFacts>

/** A charge's facts with only what tells its kind. */
function kindOf(facts: Facts): string {
  const { charge_kind, resource_class, platform } = classifyCharge({
    ...chargeRow(),
    service_name: facts.bill_service_name ?? '',
    service_category: null,
    usage_type: null,
    sku: null,
    ...facts,
  })
  return [charge_kind, resource_class, platform].filter((part) => part !== null).join(' / ')
}

const cur = (bill_service_name: string, usage_type: string, operation: string | null = null): Facts => ({
  cloud_provider: 'AWS',
  bill_service_name,
  usage_type,
  operation,
})
const focus = (bill_service_name: string, charge_description: string): Facts => ({
  cloud_provider: 'AWS',
  bill_service_name,
  charge_description,
})
const azure = (bill_service_name: string, service_subcategory: string, usage_type: string): Facts => ({
  cloud_provider: 'Azure',
  bill_service_name,
  service_subcategory,
  usage_type,
})
const gcp = (bill_service_name: string, usage_type: string): Facts => ({
  cloud_provider: 'GCP',
  bill_service_name,
  usage_type,
})

test.each([
  [cur('AmazonEC2', 'USW2-BoxUsage:m5.large', 'RunInstances'), 'instance / m5.large / Linux'],
  [cur('AmazonEC2', 'BoxUsage:m5.large', 'RunInstances:0002'), 'instance / m5.large / Windows'],
  [cur('AmazonEC2', 'EUC1-SpotUsage:c6g.xlarge', 'RunInstances:SV001'), 'spot-instance / c6g.xlarge / Linux'],
  [cur('AmazonEC2', 'UnusedBox:m5.large', 'RunInstances'), 'capacity-idle / m5.large'],
  [cur('AmazonEC2', 'EBS:VolumeUsage.gp2', 'RunInstances'), 'volume / gp2'],
  [cur('AmazonEC2', 'EBS:VolumeUsage.piops'), 'volume / io1'],
  [cur('AmazonEC2', 'USE2-EBS:VolumeUsage'), 'volume / standard'],
  [cur('AmazonEC2', 'EBS:VolumeP-IOPS.gp3'), 'volume-performance / gp3'],
  [cur('AmazonEC2', 'EBS:SnapshotUsage', 'CreateSnapshot'), 'snapshot'],
  [cur('AmazonEC2', 'NatGateway-Hours', 'NatGateway'), 'nat-hours'],
  [cur('AmazonEC2', 'EU-NatGateway-Bytes', 'NatGateway'), 'nat-processing'],
  [cur('AmazonEC2', 'EU-CPUCredits:t3', 'T3CPUCredits'), 'instance-credit / t3'],
  [cur('AmazonEC2', 'DataTransfer-Out-Bytes', 'RunInstances'), 'transfer-internet'],
  [cur('AmazonEC2', 'DataTransfer-Regional-Bytes', 'InterZone-In'), 'transfer-zone'],
  [cur('AmazonS3', 'USE1-USW2-AWS-Out-Bytes', 'GetObject'), 'transfer-region'],
  [cur('AmazonVPC', 'PublicIPv4:IdleAddress'), 'address-idle'],
  [cur('AmazonVPC', 'USW2-PublicIPv4:InUseAddress'), 'address-used'],
  [cur('AmazonEC2', 'ElasticIP:IdleAddress'), 'address-idle'],
  [cur('AmazonVPC', 'EU-VpcEndpoint-Hours', 'VpcEndpoint'), 'endpoint-hours'],
  [cur('AWSELB', 'EU-LoadBalancerUsage'), 'load-balancer-hours'],
  [cur('AWSELB', 'LCUUsage'), 'load-balancer-capacity'],
  [cur('AWSELB', 'DataProcessing-Bytes'), 'load-balancer-capacity'],
  [cur('AmazonS3', 'EU-TimedStorage-ByteHrs', 'StandardStorage'), 'object-storage / standard'],
  [cur('AmazonS3', 'TimedStorage-GDA-ByteHrs', 'DeepArchiveStorage'), 'object-storage / deep-archive'],
  [cur('AmazonS3', 'Requests-Tier1', 'PutObject'), 'storage-requests'],
  [cur('AmazonS3', 'Retrieval-SIA', 'GetObject'), 'storage-retrieval'],
  [
    cur('AmazonRDS', 'EU-InstanceUsage:db.r5.large', 'CreateDBInstance:0014'),
    'database-instance / db.r5.large / PostgreSQL',
  ],
  [
    cur('AmazonRDS', 'Multi-AZUsage:db.m6g.xlarge', 'CreateDBInstance:0002'),
    'database-instance / db.m6g.xlarge / MySQL',
  ],
  [cur('AmazonRDS', 'RDS:GP3-Storage', 'CreateDBInstance:0002'), 'database-storage / GP3 / MySQL'],
  [cur('AmazonRDS', 'ExtendedSupport:Yr1-Yr2:PostgreSQL11'), 'extended-support / PostgreSQL'],
  [cur('AmazonEKS', 'USE1-AmazonEKS-Hours:perCluster', 'CreateOperation'), 'cluster-fee'],
  [cur('AmazonEKS', 'USE1-AmazonEKS-Hours:perCluster', 'ExtendedSupport'), 'extended-support'],
  [
    cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large', 'CreateCacheCluster:Redis'),
    'cache-instance / cache.r6g.large / Redis',
  ],
  [cur('AmazonCloudWatch', 'EU-DataProcessing-Bytes', 'PutLogEvents'), 'log-ingestion'],
  [cur('AmazonCloudWatch', 'TimedStorage-ByteHrs', 'HourlyStorageMetering'), 'log-storage'],
  [cur('AmazonCloudWatch', 'DataProcessingIA-Bytes', 'PutLogEvents'), 'log-ingestion / IA'],
  [cur('AWSConfig', 'ConfigurationItemRecorded'), 'configuration / recording'],
  [cur('AWSLambda', 'EU-Lambda-Provisioned-GB-Second'), 'serverless-duration / provisioned'],
  [cur('AWSLambda', 'Lambda-Provisioned-Concurrency'), 'serverless-provisioned'],
  [cur('AmazonDynamoDB', 'USW2-IA-TimedStorage-ByteHrs'), 'database-storage / infrequent-access'],
  [cur('AmazonDynamoDB', 'IA-ReadRequestUnits'), 'database-capacity / infrequent-access'],
  [cur('AmazonEC2', 'EU-EBS:VolumeP-IOPS.piops'), 'volume-performance / io1'],
  [cur('AmazonS3', 'Monitoring-Automation-INT'), 'storage-monitoring / intelligent-tiering'],
  [
    cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large', 'CreateCacheCluster:0002'),
    'cache-instance / cache.r6g.large / Redis',
  ],
  [cur('AWSLambda', 'Lambda-GB-Second-ARM'), 'serverless-duration / -ARM'],
  [cur('AmazonECS', 'EU-Fargate-vCPU-Hours:perCPU'), 'container-capacity / vCPU-Hours:perCPU'],
  [cur('AmazonBedrock', 'USE1-Claude3-input-tokens'), 'ai-tokens / input / Claude3'],
  [cur('AmazonBedrock', 'USE1-Claude3-cache-read-input-token-count'), 'ai-tokens / cache read / Claude3'],
  [
    {
      ...cur('Claude 3.5 Sonnet (Amazon Bedrock Edition)', 'USE1-MP:x-OutputTokenCount'),
      service_subcategory: 'Marketplace',
    },
    'ai-tokens / output / Claude 3.5 Sonnet',
  ],
  [{ ...cur('Some Firewall', 'MP:m5.large'), service_subcategory: 'Marketplace' }, 'marketplace'],
  [cur('AWSSupportBusiness', 'USE1-Support'), 'support'],
  [cur('AWSNewThing', 'Something'), 'other'],
  [{ ...cur('AmazonEC2', 'BoxUsage:m5.large'), charge_category: 'Tax' }, 'tax'],
  [{ ...cur('AmazonEC2', 'BoxUsage:m5.large'), charge_class: 'Correction' }, 'refund'],
  [
    { ...cur('AmazonEC2', 'HeavyUsage:m5.large'), charge_category: 'Purchase', commitment_id: 'arn:ri' },
    'commitment-fee',
  ],
  [
    { ...cur('AmazonEC2', 'BoxUsage:m5.large'), commitment_status: 'Used', commitment_id: 'arn:ri' },
    'instance / m5.large',
  ],
  [
    { ...cur('AmazonEC2', 'BoxUsage:m5.large'), charge_category: 'Adjustment', discount_type: 'EdpDiscount' },
    'discount',
  ],
  [{ ...cur('AmazonRegistrar', 'Domain'), charge_category: 'Purchase' }, 'fee'],
  [
    focus('Amazon Elastic Compute Cloud', '$0.096 per On Demand Linux m5.large Instance Hour'),
    'instance / m5.large / Linux',
  ],
  [
    focus(
      'Amazon Elastic Compute Cloud',
      '$0.10 per GB-month of General Purpose SSD (gp2) provisioned storage',
    ),
    'volume / gp2',
  ],
  [
    focus('Amazon Elastic Compute Cloud', '$0.05 per GB-month of Magnetic provisioned storage'),
    'volume / standard',
  ],
  [focus('AWS Lambda', 'AWS Lambda - Duration Provisioned - US East'), 'serverless-duration / provisioned'],
  [focus('AWS Lambda', 'AWS Lambda - Provisioned Concurrency'), 'serverless-provisioned'],
  [focus('AWS Lambda', 'AWS Lambda - Total Compute ARM - US East'), 'serverless-duration / -ARM'],
  [focus('Amazon Elastic Container Service', 'AWS Fargate - ARM vCPU'), 'container-capacity / ARM Fargate'],
  [gcp('Vertex AI', 'Gemini 1.5 Flash Text Input - Predictions'), 'ai-tokens / input / Gemini 1.5 Flash'],
  [focus('Elastic Load Balancing', '$0.008 per used LCU-hour'), 'load-balancer-capacity'],
  [focus('Elastic Load Balancing', '$0.0225 per LoadBalancer-hour'), 'load-balancer-hours'],
  [
    focus('Amazon Virtual Private Cloud', '$0.01 per GB Data Processed by VPC Endpoints'),
    'endpoint-processing',
  ],
  [
    focus('Amazon Virtual Private Cloud', '$0.05 per Transit Gateway Attachment Hour'),
    'gateway-hours / transit',
  ],
  [focus('AmazonCloudWatch', '$0.50 per GB log data ingested'), 'log-ingestion'],
  [
    focus('AmazonS3', '$0.0036 per GB-Month of Glacier Flexible Retrieval storage'),
    'object-storage / glacier',
  ],
  [focus('AmazonS3', '$0.01 per GB retrieved from Glacier'), 'storage-retrieval'],
  [focus('Amazon Virtual Private Cloud', '$0.005 per Idle public IPv4 address per hour'), 'address-idle'],
  [
    focus('Amazon Elastic Compute Cloud', 'USD 0.0 per GB for EUN1-AWS-In-Bytes in EU (Stockholm)'),
    'transfer-region',
  ],
  [azure('Virtual Machines', 'Dv3/DSv3 Series Windows', 'D2 v3/D2s v3'), 'instance / D2 v3 / Windows'],
  [azure('Virtual Machines', 'Dv3/DSv3 Series', 'D2 v3/D2s v3 Spot'), 'spot-instance / D2 v3/D2s v3 / Linux'],
  [azure('Virtual Machines Licenses', 'Windows Server', '4 vCPU VM License'), 'license / Windows'],
  [
    azure('SQL Database', 'Single/Elastic Pool General Purpose - SQL License', 'vCore'),
    'license / SQL Server',
  ],
  [azure('Storage', 'Premium SSD Managed Disks', 'P10 LRS Disk'), 'volume / P10 LRS Disk'],
  [azure('Storage', 'Standard HDD Managed Disks', 'S4 LRS Snapshots'), 'snapshot'],
  [azure('Storage', 'Tiered Block Blob', 'Cool LRS Data Stored'), 'object-storage / cool'],
  [azure('Storage', 'Tiered Block Blob', 'Hot LRS Write Operations'), 'storage-requests'],
  [azure('Bandwidth', 'Inter-Region', 'Inter Continent Data Transfer Out'), 'transfer-region'],
  [azure('Virtual Network', 'IP Addresses', 'Standard IPv4 Static Public IP'), 'address'],
  [azure('Load Balancer', 'Standard', 'Standard Data Processed'), 'load-balancer-capacity'],
  [
    azure('SQL Database', 'Single/Elastic Pool General Purpose - Compute Gen5', 'vCore'),
    'database-instance / SQL Server',
  ],
  [azure('Log Analytics', 'Analytics Logs', 'Analytics Logs Data Ingestion'), 'log-ingestion'],
  [azure('Log Analytics', 'Basic Logs', 'Basic Logs Data Ingestion'), 'log-ingestion / Basic'],
  [azure('Log Analytics', 'Commitment Tiers', '100 GB Commitment Tier'), 'log-ingestion / Commitment Tier'],
  [azure('Cognitive Services', 'Azure OpenAI', 'gpt-4o Outp glbl Tokens'), 'ai-tokens / output / gpt-4o'],
  [
    azure('Cognitive Services', 'Azure OpenAI', 'gpt 4o 0806 cached Inp glbl Tokens'),
    'ai-tokens / cache read / gpt 4o 0806',
  ],
  [azure('Azure Kubernetes Service', 'Standard', 'Standard Uptime SLA'), 'cluster-fee'],
  [{ ...azure('Virtual Machines', 'Dv3', 'D2 v3'), commitment_status: 'Unused' }, 'commitment-unused'],
  [gcp('Compute Engine', 'N2 Instance Core running in Americas'), 'instance / N2'],
  [gcp('Compute Engine', 'Spot Preemptible N2 Instance Ram running in Americas'), 'spot-instance / N2'],
  [gcp('Compute Engine', 'SSD backed PD Capacity in Frankfurt'), 'volume / pd-ssd'],
  [gcp('Compute Engine', 'Static Ip Charge'), 'address-idle'],
  [gcp('Compute Engine', 'Network Inter Zone Data Transfer Out'), 'transfer-zone'],
  [gcp('Compute Engine', 'Licensing Fee for Windows Server 2019 (CPU cost)'), 'license / Windows'],
  [
    gcp('Compute Engine', 'Network Load Balancing: Forwarding Rule Minimum Service Charge'),
    'load-balancer-hours',
  ],
  [gcp('Cloud Storage', 'Nearline Storage Frankfurt'), 'object-storage / nearline'],
  [gcp('Cloud SQL', 'Cloud SQL for PostgreSQL: Zonal - vCPU in Frankfurt'), 'database-instance / PostgreSQL'],
  [gcp('BigQuery', 'Analysis (eu)'), 'query-scan'],
  [gcp('Kubernetes Engine', 'Regional Kubernetes Clusters'), 'cluster-fee'],
  [
    {
      ...gcp('Compute Engine', 'N2 Instance Core running'),
      discount_type: 'COMMITTED_USAGE_DISCOUNT',
      commitment_type: 'Committed Use Discount',
    },
    'instance / N2',
  ],
  [
    { ...gcp('Compute Engine', 'N2 Instance Core running'), discount_type: 'SUSTAINED_USAGE_DISCOUNT' },
    'discount',
  ],
  [
    { cloud_provider: 'Other', bill_service_name: 'Oracle', service_subcategory: 'Object Storage' },
    'object-storage',
  ],
] satisfies [Facts, string][])('%j is %s', (facts, expected) => {
  expect(kindOf(facts)).toBe(expected)
})
