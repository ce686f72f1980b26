import { moneyIn, type Money } from '../../../shared/money.ts'
import type { CompareProvidersResult, ToolRow } from '../../../shared/tool-results.ts'
import {
  chartOf,
  comparisonFigures,
  currenciesOf,
  figure,
  rowFigures,
  tableOf,
  viewOf,
  type Draft,
} from './draft.ts'
import {
  changeSentence,
  changeWords,
  datesOf,
  noteLines,
  percentWords,
  periodWords,
  shownName,
} from './phrases.ts'

function line(row: ToolRow, index: number, money: Money): string {
  const share = row.share_percent === null ? '' : ` (${percentWords(row.share_percent)})`
  return `${index + 1}. ${row.cloud_provider}: ${money(row.cost)}${share}${changeWords(row)}`
}

function verdict({ rows, drivers, services, currency }: CompareProvidersResult): string {
  const money = moneyIn(currency)
  const dearest = rows.toSorted((one, other) => other.cost - one.cost)[0]
  if (dearest === undefined || dearest.cost === 0) return 'Nothing was spent with any of them.'
  const driver = drivers.find((row) => row.cloud_provider === dearest.cloud_provider)
  const because =
    driver === undefined || driver.share_percent === null
      ? ''
      : `, primarily driven by ${shownName(driver.service_name ?? '')} costs (${money(driver.cost)}, ${percentWords(driver.share_percent)} of ${dearest.cloud_provider})`
  const what =
    services.length === 0 ? 'your most expensive provider' : 'the most expensive one for these services'
  return `${dearest.cloud_provider} is ${what}${because}.`
}

/** A ranking of providers with shares, and what drives the first. */
export function renderComparison(result: CompareProvidersResult, periodGiven: boolean): Draft {
  const { period, rows, services, total_cost } = result
  const money = moneyIn(result.currency)
  const about = services.length > 0 ? ` for ${services.map(shownName).join(', ')}` : ''
  const opening = periodGiven
    ? `Based on ${periodWords(period)}${about}:`
    : `Based on the last 30 days (${datesOf(period)}, as no period was given)${about}:`
  const lines = [
    opening,
    ...rows.map((row, index) => line(row, index, money)),
    verdict(result),
    `Together they cost ${money(total_cost)}. ${changeSentence(period, result.comparison, result.currency)}`,
    ...noteLines(result.notes),
  ]
  return {
    text: lines.join('\n').trim(),
    tables: [tableOf('By provider', result, rows)],
    charts: [chartOf('By provider', 'bar', result, rows)],
    figures: [
      figure(result, total_cost),
      ...rowFigures(result, [...rows, ...result.drivers]),
      ...comparisonFigures(result, result.comparison),
    ],
    recommendations: [],
    row_count: rows.length,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}
