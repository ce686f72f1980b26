import { DuckDBInstance } from '@duckdb/node-api'

/** Kinds of files that the generator writes. */
export type BenchFile = 'csv' | 'csv.gz' | 'parquet'

const copyOptions: Record<BenchFile, string> = {
  csv: `format csv, header, nullstr ''`,
  'csv.gz': `format csv, header, nullstr '', compression gzip`,
  parquet: 'format parquet',
}

const services = [
  ['AmazonEC2', 'Compute'],
  ['AmazonS3', 'Storage'],
  ['AWSLambda', 'Compute'],
  ['AmazonRDS', 'Databases'],
  ['AmazonVPC', 'Networking'],
  ['AmazonCloudWatch', 'Management and Governance'],
] as const

/**
 * Writes a FOCUS 1.0 bill of one month with 45 columns: hourly rows of as many resources as the rows need, in 20
 * accounts and 12 regions, with tags, a commitment on every tenth resource, and amounts of 10 decimals.
 */
export async function generateFocus(path: string, kind: BenchFile, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const hours = 30 * 24
  const resources = Math.ceil(rows / hours)
  await connection.run(`copy (${bill(rows, resources)}) to '${path}' (${copyOptions[kind]})`)
  connection.closeSync()
  instance.closeSync()
}

function bill(rows: number, resources: number): string {
  const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`
  return `with rows as (
      select i, i % ${resources} as r, i // ${resources} as hour, hash(i) % 1000000 as noise from range(${rows}) t(i)
    ), charges as (
      select *, r % ${services.length} + 1 as s, r % 20 as account, r % 12 as region, r % 10 = 0 as committed,
        timestamp '2026-10-01' + to_hours(hour::bigint) as starts,
        ((noise + 1) / 1e7)::decimal(20, 10) as cost from rows
    ) select
      'us-east-' || region || 'a' as AvailabilityZone, cost as BilledCost, '100000000001' as BillingAccountId,
      'Example Corp' as BillingAccountName, 'USD' as BillingCurrency, '2026-11-01T00:00:00Z' as BillingPeriodEnd,
      '2026-10-01T00:00:00Z' as BillingPeriodStart, case when r = 1 then 'Tax' else 'Usage' end as ChargeCategory,
      null as ChargeClass, 'A charge of one hour for resource ' || r as ChargeDescription,
      'Usage-Based' as ChargeFrequency, strftime(starts + interval 1 hour, '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodEnd,
      strftime(starts, '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodStart, case when committed then 'Spend' end as CommitmentDiscountCategory,
      case when committed then 'arn:aws:savingsplans::100000000001:savingsplan/' || account end as CommitmentDiscountId,
      null as CommitmentDiscountName, case when committed then 'Used' end as CommitmentDiscountStatus,
      case when committed then 'Savings Plan' end as CommitmentDiscountType, 1 as ConsumedQuantity, 'Hours' as ConsumedUnit,
      cost as ContractedCost, 0.0123 as ContractedUnitPrice, (cost * 0.8)::decimal(20, 10) as EffectiveCost,
      'Amazon Web Services, Inc.' as InvoiceIssuerName, (cost * 1.2)::decimal(20, 10) as ListCost, 0.0145 as ListUnitPrice,
      'Standard' as PricingCategory, 1 as PricingQuantity, 'Hours' as PricingUnit, 'AWS' as ProviderName,
      'Amazon Web Services, Inc.' as PublisherName, 'us-east-' || region as RegionId, 'US East ' || region as RegionName,
      'arn:aws:ec2:us-east-' || region || ':' || (200000000000 + account) || ':instance/i-' || printf('%017x', r) as ResourceId,
      'instance-' || r as ResourceName, 'Instance' as ResourceType,
      ${list(services.map(([, category]) => category))}[s] as ServiceCategory,
      ${list(services.map(([name]) => name))}[s] as ServiceName, 'SKU' || (r % 40) as SkuId,
      'SKU' || (r % 40) || '.JRTCKXETXF' as SkuPriceId, (200000000000 + account)::varchar as SubAccountId,
      'team-' || account as SubAccountName,
      case when r % 7 = 0 then '{}' else '{"team":"team-' || account || '","env":"' || ['prod', 'staging', 'dev'][r % 3 + 1] || '"}' end as Tags,
      'EC2: RunInstances' as x_Operation, 'BoxUsage:m5.large' as x_UsageType
    from charges`
}
