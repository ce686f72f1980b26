const columns = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ProviderName',
  'ServiceName',
  'ServiceCategory',
  'ChargeCategory',
] as const

export type FocusRow = Partial<Record<(typeof columns)[number], string>>

const usual: FocusRow = {
  BilledCost: '1.00',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-09-01T00:00:00Z',
  ChargePeriodStart: '2026-09-10T00:00:00Z',
  ProviderName: 'AWS',
  ServiceName: 'Amazon Elastic Compute Cloud',
  ServiceCategory: 'Compute',
  ChargeCategory: 'Usage',
}

/** A FOCUS 1.0 bill as CSV text; a row spells out only what differs from the usual. */
export function focusBill(rows: readonly FocusRow[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => {
    const full: FocusRow = { ...usual, ...row }
    return columns.map((column) => cell(full[column] ?? full.BilledCost ?? '')).join(',')
  })
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
