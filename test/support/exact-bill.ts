import { csvOf } from './csv.ts'

/** What costs of bills are under that are made here, to tell them from the demo data. */
export const exactService = 'Exact Service'

/** A bill of one account and month whose total is known in cents. */
export type ExactBill = {
  readonly account: number
  readonly version: number
  readonly rows: number
  readonly cents: number
  readonly text: string
}

/** A FOCUS bill whose every row is a charge of its own; versions of it differ in each amount. It has 28 days or fewer. */
export function exactBill(account: number, version: number, rows: number, days = 28): ExactBill {
  let cents = 0
  const charges = Array.from({ length: rows }, (_, row) => {
    const amount = 1 + ((account * 7919 + version * 104_729 + row * 31) % 9973)
    cents += amount
    const cost = (amount / 100).toFixed(2)
    const day = String(1 + (row % days)).padStart(2, '0')
    return {
      BilledCost: cost,
      EffectiveCost: cost,
      BillingCurrency: 'USD',
      BillingAccountId: `account-${account}`,
      BillingPeriodStart: '2026-09-01T00:00:00Z',
      ChargePeriodStart: `2026-09-${day}T00:00:00Z`,
      ProviderName: 'AWS',
      ServiceName: exactService,
      ServiceCategory: 'Other',
      ChargeCategory: 'Usage',
      RegionId: `region-${row % 3}`,
      ResourceId: `resource-${row}`,
    }
  })
  return { account, version, rows, cents, text: csvOf(charges) }
}
