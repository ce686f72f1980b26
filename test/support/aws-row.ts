/** A row of a legacy AWS CUR, with only what a test cares about spelled out. */
export function awsRow(
  overrides: Readonly<Record<string, string | number>> = {},
): Record<string, string | number> {
  return {
    'bill/PayerAccountId': '111122223333',
    'bill/BillingPeriodStartDate': '2026-10-01T00:00:00Z',
    'lineItem/UsageAccountId': '444455556666',
    'lineItem/LineItemType': 'Usage',
    'lineItem/UsageStartDate': '2026-10-05T00:00:00Z',
    'lineItem/ProductCode': 'AmazonEC2',
    'lineItem/UsageType': 'BoxUsage:m5.large',
    'lineItem/CurrencyCode': 'USD',
    'lineItem/UnblendedCost': 10,
    ...overrides,
  }
}
