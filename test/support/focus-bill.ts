import { csvOf } from './csv.ts'

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
  const lines = rows.map((row) => {
    const full: FocusRow = { ...usual, ...row }
    return Object.fromEntries(columns.map((column) => [column, full[column] ?? full.BilledCost ?? '']))
  })
  return csvOf(lines, columns)
}
