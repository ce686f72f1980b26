import type { Columns } from './columns.ts'
import { nearestFormat } from './nearest-format.ts'

type NoBill = { recognises(columns: Columns): boolean; readonly message: string }

/** Names that amounts have in bills. */
const costs = ['Cost', 'CostInBillingCurrency', 'PreTaxCost', 'BilledCost', 'EffectiveCost'] as const

const kinds: readonly NoBill[] = [
  {
    recognises: (columns) => columns.has('Line Item', 'Measurement1') || columns.has('Credit1 Amount'),
    message:
      'is a Google Cloud file export, which Google retired; export billing to BigQuery and use an extract of that table',
  },
  {
    recognises: (columns) =>
      columns.has('BasePrice') ||
      columns.has('UnitPrice', 'MarketPrice') ||
      columns.has('FormatVersion') ||
      columns.has('pricing_as_of_time') ||
      (columns.has('UnitPrice') && !costs.some((name) => columns.has(name))),
    message: 'is a price sheet and holds no charges',
  },
  {
    recognises: (columns) =>
      columns.has('UsageQuantity', 'ChargeType', 'BilledCost') || columns.has('AmortizedCost'),
    message:
      'is a FOCUS bill older than 1.0, whose columns have other meanings; export it as FOCUS 1.0 or newer',
  },
]

/**
 * What a table is that is no bill, to end a sentence that begins with its name; undefined for one that has nothing to
 * do with bills.
 */
export function noBill(columns: Columns): string | undefined {
  return kinds.find((kind) => kind.recognises(columns))?.message ?? nearestFormat(columns)
}
