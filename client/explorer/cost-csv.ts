import { currencySentences, type CurrencyFigures } from '../../shared/currency.ts'
import { roundToCents } from '../../shared/money.ts'
import type { ExplorerView } from './explorer-view.ts'
import { groupColumn } from './grouping-names.ts'
import { columnsOf, type TableRow } from './table-rows.ts'

// Tells spreadsheets that the names are UTF-8.
const byteOrderMark = '\uFEFF'

/**
 * A text as a CSV cell. A spreadsheet would run one that begins like a formula, so that gets an apostrophe first.
 */
export function csvText(text: string): string {
  const inert = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/**
 * The table as it stands, as CSV with amounts in cents, and below it what stands apart or is provisional, a sentence to a
 * line.
 */
export function costCsv(
  rows: readonly TableRow[],
  view: Pick<ExplorerView, 'groupBy' | 'tagKey'>,
  { currency, unconverted, provisional_rates }: CurrencyFigures,
): string {
  const names = {
    period: 'Period',
    provider: 'Provider',
    service: 'Service',
    group: csvText(groupColumn(view)),
    cost: `Cost (${currency})`,
    share: 'Share (%)',
  }
  const columns = columnsOf(view.groupBy)
  const lines = rows.map((row) =>
    columns.map((column) => {
      if (column === 'cost') return roundToCents(row.cost).toFixed(2)
      return column === 'share' ? row.share.toFixed(2) : csvText(row[column] ?? '')
    }),
  )
  const header = columns.map((column) => names[column])
  const remarks = currencySentences({ unconverted, provisional_rates }).map((sentence) => [csvText(sentence)])
  return byteOrderMark + [header, ...lines, ...remarks].map((cells) => `${cells.join(',')}\r\n`).join('')
}
