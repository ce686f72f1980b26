import { DuckDBInstance } from '@duckdb/node-api'

/** Kinds of files that the generator writes. */
export type BenchFile = 'csv' | 'csv.gz' | 'parquet'

const copyOptions: Record<BenchFile, string> = {
  csv: `format csv, header, nullstr ''`,
  'csv.gz': `format csv, header, nullstr '', compression gzip`,
  parquet: 'format parquet',
}

const knownServices = [
  ['AmazonEC2', 'Compute'],
  ['AmazonS3', 'Storage'],
  ['AWSLambda', 'Compute'],
  ['AmazonRDS', 'Databases'],
  ['AmazonVPC', 'Networking'],
  ['AmazonCloudWatch', 'Management and Governance'],
] as const

/** What a row is about: hours add up to the charge of a day, days are charges of their own. */
export type BenchGrain = 'hour' | 'day'

export type BenchBill = {
  readonly rows: number
  readonly grain?: BenchGrain
  /** `YYYY-MM`, of which 28 to 30 days are billed. */
  readonly month?: string
  /** How many resources the rows are about; as many as they need otherwise. */
  readonly resources?: number
  /** How many services they are of; those of a small account otherwise. */
  readonly services?: number
}

/**
 * Writes a FOCUS 1.0 bill of one month with 45 columns: rows of as many resources as they need, in 20 accounts and 12
 * regions, with tags, a commitment on every tenth resource, and amounts of 10 decimals.
 */
export async function generateFocus(
  path: string,
  kind: BenchFile,
  { rows, grain = 'hour', month = '2026-10', resources, services = knownServices.length }: BenchBill,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const days = month.endsWith('-02') ? 28 : 30
  const steps = grain === 'hour' ? days * 24 : days
  const of = resources ?? Math.ceil(rows / steps)
  await connection.run(
    `copy (${bill({ rows, month, resources: of, grain, services })}) to '${path}' (${copyOptions[kind]})`,
  )
  connection.closeSync()
  instance.closeSync()
}

function bill({ rows, month, resources, grain, services }: Required<BenchBill>): string {
  const [step, second] = grain === 'hour' ? ['to_hours', '1 hour'] : ['to_days', '1 day']
  const days = month.endsWith('-02') ? 28 : 30
  const named = Array.from(
    { length: services },
    (_, index) => knownServices[index] ?? [`Service ${index + 1}`, 'Other'],
  )
  const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`
  return `with rows as (
      select i, i % ${resources} as r, (i // ${resources}) % ${grain === 'hour' ? days * 24 : days} as step,
        i // (${resources} * ${grain === 'hour' ? days * 24 : days}) as part, hash(i, '${month}') % 1000000 as noise
      from range(${rows}) t(i)
    ), charges as (
      select *, r % ${services} + 1 as s, r % 20 as account, r % 12 as region, r % 10 = 0 as committed,
        timestamp '${month}-01' + ${step}(step::${grain === 'hour' ? 'bigint' : 'integer'}) as starts,
        ((noise + 1) / 1e7)::decimal(20, 10) as cost from rows
    ) select
      'us-east-' || region || 'a' as AvailabilityZone, cost as BilledCost, '100000000001' as BillingAccountId,
      'Example Corp' as BillingAccountName, 'USD' as BillingCurrency, strftime(date '${month}-01' + interval 1 month, '%Y-%m-%dT00:00:00Z') as BillingPeriodEnd,
      '${month}-01T00:00:00Z' as BillingPeriodStart, case when r = 1 then 'Tax' else 'Usage' end as ChargeCategory,
      null as ChargeClass, 'A charge of ${second} for resource ' || r as ChargeDescription,
      'Usage-Based' as ChargeFrequency, strftime(starts + interval ${second}, '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodEnd,
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
      ${list(named.map(([, category = '']) => category))}[s] as ServiceCategory,
      ${list(named.map(([name = '']) => name))}[s] as ServiceName, 'SKU' || ((r + part) % 40) as SkuId,
      'SKU' || ((r + part) % 40) || '.JRTCKXETXF' as SkuPriceId, (200000000000 + account)::varchar as SubAccountId,
      'team-' || account as SubAccountName,
      case when r % 7 = 0 then '{}' else '{"team":"team-' || account || '","env":"' || ['prod', 'staging', 'dev'][r % 3 + 1] || '"}' end as Tags,
      'EC2: RunInstances' as x_Operation, 'BoxUsage:m5.large' as x_UsageType
    from charges`
}
