import { daysOf } from '../../shared/period.ts'

const header =
  'BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ProviderName,ServiceName,ChargeCategory,ChargeClass,BillingAccountId,SubAccountId,SubAccountName,RegionId,ResourceId,Tags'

const arn = 'arn:aws:rds:eu-central-1:111111111111:db:orders'

/** What every day of the bill has, with its cost in October and in November. */
const daily = [
  [40, 60, 'AmazonEC2,Usage,,acc,1,shop,eu-central-1,i-0a1b2c3d,"{""team"":""web"",""env"":""prod""}"'],
  [25, 20, 'AmazonEC2,Usage,,acc,1,shop,eu-central-1,i-0d4e5f6a,"{""team"":""web""}"'],
  [30, 30, 'AmazonEC2,Usage,,acc,2,data,us-east-1,i-0777aaaa,"{""team"":""data"",""env"":""prod""}"'],
  [20, 20, `AmazonRDS,Usage,,acc,1,shop,eu-central-1,${arn},"{""team"":""web"",""env"":""prod""}"`],
  [15, 25, 'AmazonS3,Usage,,acc,2,data,us-east-1,logs-archive,'],
] as const

const once = [
  '-250,-250,USD,2026-11-01,2026-11-05,AWS,AmazonEC2,Credit,,acc,1,shop,,,',
  '190,190,USD,2026-11-01,2026-11-06,AWS,AmazonEC2,Tax,,acc,1,shop,,,',
  '-35.5,-35.5,USD,2026-11-01,2026-11-07,AWS,AmazonS3,Usage,Correction,acc,2,data,us-east-1,logs-archive,',
]

/** The day that the bill of November has nothing of, and the last one that it has anything of. */
export const missingDay = '2026-11-10'
export const lastDay = '2026-11-22'

/**
 * A FOCUS bill of October and November 2026 that goes as deep as bills do: two accounts and regions, five resources, tags,
 * a credit of 250, 190 of tax and a refund of 35.50.
 */
export function deepBill(): string {
  const days = daysOf({ start_date: '2026-10-01', end_date: lastDay }).filter((day) => day !== missingDay)
  const rows = days.flatMap((day) =>
    daily.map(([october, november, rest]) => {
      const cost = day < '2026-11-01' ? october : november
      return `${cost},${cost},USD,${day.slice(0, 8)}01,${day},AWS,${rest}`
    }),
  )
  return [header, ...rows, ...once].join('\n')
}
