import { addDays, daysOf } from '../../shared/period.ts'
import { csvOf } from './csv.ts'

/** What each day of the bills costs: product, service, usage type, operation, resource, cost, quantity, unit, description. */
const table = `
AWSELB|Elastic Load Balancing|LoadBalancerUsage|LoadBalancing:Application|arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/idle/1|2|24|Hrs|$0.0225 per Application LoadBalancer-hour
AWSELB|Elastic Load Balancing|LoadBalancerUsage|LoadBalancing:Application|arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/busy/2|2|24|Hrs|$0.0225 per Application LoadBalancer-hour
AWSELB|Elastic Load Balancing|LCUUsage|LoadBalancing:Application|arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/busy/2|1|24|LCU-Hrs|$0.008 per used Application load balancer capacity unit-hour
AmazonEC2|Amazon Elastic Compute Cloud|NatGateway-Hours|NatGateway|nat-1|1.5|24|Hrs|$0.045 per NAT Gateway Hour
AmazonEC2|Amazon Elastic Compute Cloud|EBS:VolumeUsage.piops|CreateVolume-P-IOPS|vol-1|4|32|GB-Mo|$0.125 per GB-month of Provisioned IOPS SSD (io1) provisioned storage
AmazonEC2|Amazon Elastic Compute Cloud|EBS:VolumeP-IOPS.piops|CreateVolume-P-IOPS|vol-1|6|92|IOPS-Mo|$0.065 per IOPS-month provisioned (io1)
AmazonEC2|Amazon Elastic Compute Cloud|BoxUsage:m5.large|RunInstances|i-1|9|24|Hrs|$0.096 per On Demand Linux m5.large Instance Hour
AmazonEC2|Amazon Elastic Compute Cloud|BoxUsage:m4.large|RunInstances|i-2|8|24|Hrs|$0.10 per On Demand Linux m4.large Instance Hour
AmazonElastiCache|Amazon ElastiCache|NodeUsage:cache.r6g.large|CreateCacheCluster:0002|cache-1|5|24|Hrs|$0.206 per cache.r6g.large node hour running Redis
AmazonS3|Amazon Simple Storage Service|TimedStorage-GlacierByteHrs|GlacierStorage|archive|2|500|GB-Mo|$0.0036 per GB-Month of Glacier Flexible Retrieval storage
AmazonS3|Amazon Simple Storage Service|Requests-Tier1|InitiateMultipartUpload|archive|0|10|Requests|$0.005 per 1,000 PUT, COPY, POST, or LIST requests
AmazonS3|Amazon Simple Storage Service|Requests-Tier1|CompleteMultipartUpload|archive|0|6|Requests|$0.005 per 1,000 PUT, COPY, POST, or LIST requests
AWSLambda|AWS Lambda|Lambda-GB-Second|Invoke|arn:aws:lambda:us-east-1:1:function:f|7|400000|Lambda-GB-Second|AWS Lambda - Total Compute - US East (N. Virginia)
AmazonEC2|Amazon Elastic Compute Cloud|EBS:SnapshotUsage|CreateSnapshot|snap-1|3|2|GB-Mo|$0.05 per GB-Month of snapshot data stored`

const charges = table
  .trim()
  .split('\n')
  .map((line) => {
    const [product = '', service = '', usage = '', operation = '', id = '', ...rest] = line.split('|')
    const [cost = '', quantity = '', unit = '', description = ''] = rest
    return { product, service, usage, operation, id, cost, quantity, unit, description }
  })
type Charge = (typeof charges)[number]

/** The days of everything, and the one day before them that has only the snapshot. */
const days = daysOf({ start_date: '2026-10-20', end_date: '2026-11-24' })
const longAgo = '2025-10-01'

function rowsOf(toRow: (charge: Charge, day: string) => Record<string, string | number>): string {
  const old = charges.filter(({ id }) => id === 'snap-1').map((charge) => toRow(charge, longAgo))
  return csvOf([...old, ...days.flatMap((day) => charges.map((charge) => toRow(charge, day)))])
}

const monthOf = (day: string) => `${day.slice(0, 7)}-01T00:00:00Z`
const instant = (day: string) => `${day}T00:00:00Z`

/** The bill as AWS's own report. */
export function adviceCur(): string {
  return rowsOf(({ product, usage, operation, id, cost, quantity, unit }, day) => ({
    'bill/PayerAccountId': '999999999999',
    'bill/BillingPeriodStartDate': monthOf(day),
    'lineItem/UsageAccountId': '111111111111',
    'lineItem/LineItemType': 'Usage',
    'lineItem/UsageStartDate': instant(day),
    'lineItem/UsageEndDate': instant(addDays(day, 1)),
    'lineItem/ProductCode': product,
    'lineItem/UsageType': usage,
    'lineItem/Operation': operation,
    'lineItem/ResourceId': id,
    'lineItem/UsageAmount': quantity,
    'lineItem/CurrencyCode': 'USD',
    'lineItem/UnblendedCost': cost,
    'pricing/unit': unit,
    'product/region': 'us-east-1',
  }))
}

/**
 * The same charges as a FOCUS bill.
 *
 * @param hasOwnColumns whether it has AWS's usage types beside the description, as its exports do.
 */
export function adviceFocus(hasOwnColumns: boolean): string {
  return rowsOf(({ product, service, usage, operation, description, id, cost, quantity, unit }, day) => ({
    BilledCost: cost,
    EffectiveCost: cost,
    BillingAccountId: '999999999999',
    BillingCurrency: 'USD',
    BillingPeriodStart: monthOf(day),
    ChargeCategory: 'Usage',
    ChargeDescription: description,
    ChargePeriodStart: instant(day),
    ChargePeriodEnd: instant(addDays(day, 1)),
    ConsumedQuantity: quantity,
    ConsumedUnit: unit,
    ProviderName: 'AWS',
    RegionId: 'us-east-1',
    ResourceId: id,
    ServiceName: service,
    ServiceCategory: 'Other',
    SkuId: `SKU${usage.length}${usage.charCodeAt(0)}${usage.charCodeAt(usage.length - 1)}`,
    SubAccountId: '111111111111',
    ...(hasOwnColumns ? { x_UsageType: usage, x_Operation: operation, x_ServiceCode: product } : {}),
  }))
}
