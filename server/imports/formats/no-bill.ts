import type { Columns } from './columns.ts'

type NoBill = { recognises(columns: Columns): boolean; readonly message: string }

const kinds: readonly NoBill[] = [
  {
    recognises: (columns) => columns.has('Line Item', 'Measurement1') || columns.has('Credit1 Amount'),
    message:
      'is a Google Cloud file export, which Google retired; export billing to BigQuery and use an extract of that table',
  },
  {
    recognises: (columns) => columns.has('BasePrice') || columns.has('UnitPrice', 'MarketPrice'),
    message: 'is a price sheet and holds no charges',
  },
  {
    recognises: (columns) =>
      columns.has('UsageQuantity', 'ChargeType', 'BilledCost') || columns.has('AmortizedCost'),
    message:
      'is a FOCUS bill older than 1.0, whose columns have other meanings; export it as FOCUS 1.0 or newer',
  },
]

/** What a known table that is no bill is, to end a sentence that begins with its name. */
export function noBill(columns: Columns): string | undefined {
  return kinds.find((kind) => kind.recognises(columns))?.message
}
