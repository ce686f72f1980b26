import { roundToCents } from '../../shared/money.ts'
import type { TableRow } from './table-rows.ts'

// Tells spreadsheets that the names are UTF-8.
const byteOrderMark = '\uFEFF'

/**
 * A text as a CSV cell. A spreadsheet would run one that begins like a formula, so that gets an apostrophe first.
 */
export function csvText(text: string): string {
  const inert = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** The table as it stands, as CSV with amounts in cents. */
export function costCsv(rows: readonly TableRow[]): string {
  const hasService = rows.some((row) => row.service !== null)
  const header = ['Period', 'Provider', ...(hasService ? ['Service'] : []), 'Cost (USD)', 'Share (%)']
  const lines = rows.map((row) => [
    csvText(row.period),
    csvText(row.provider),
    ...(hasService ? [csvText(row.service ?? '')] : []),
    roundToCents(row.cost).toFixed(2),
    row.share.toFixed(2),
  ])
  return byteOrderMark + [header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}
