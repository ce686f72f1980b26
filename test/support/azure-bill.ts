/** One row of an Azure cost export, with only what a test cares about spelled out. */
export type AzureRow = {
  readonly Date: string
  readonly CostInBillingCurrency: string
  readonly BillingAccountId?: string
  readonly SubscriptionId?: string
  readonly MeterCategory?: string
  readonly MeterName?: string
  readonly ResourceId?: string
  readonly ChargeType?: string
  readonly PricingModel?: string
  readonly ReservationId?: string
}

const usual = {
  BillingAccountId: '8800',
  BillingPeriodStartDate: '10/01/2026',
  BillingPeriodEndDate: '10/31/2026',
  SubscriptionId: 'aaaa-1',
  ResourceId: '/subscriptions/aaaa-1/x',
  Date: '',
  MeterCategory: 'Storage',
  MeterId: 'm1',
  MeterName: 'LRS',
  Quantity: '1',
  UnitOfMeasure: 'GB',
  CostInBillingCurrency: '0',
  BillingCurrency: 'USD',
  ChargeType: 'Usage',
  PricingModel: 'OnDemand',
  ReservationId: '',
}

/** An Azure cost export of October 2026 as CSV text; days are written `2026-10-01`. */
export function azureBill(rows: readonly AzureRow[]): string {
  const columns = Object.keys(usual)
  const lines = rows.map((row) => {
    const [year = '', month = '', day = ''] = row.Date.split('-')
    const full: Record<string, string> = { ...usual, ...row, Date: `${month}/${day}/${year}` }
    return columns.map((column) => full[column] ?? '').join(',')
  })
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
