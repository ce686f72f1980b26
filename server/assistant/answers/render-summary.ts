import { moneyIn, type Money } from '../../../shared/money.ts'
import type { CostSummaryResult, ToolRow } from '../../../shared/tool-results.ts'
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
  datesOf,
  defaultPeriodWords,
  noteLines,
  percentWords,
  periodWords,
  shownName,
  serviceWords,
  subjectOf,
} from './phrases.ts'

function line(row: ToolRow, ofWhat: string, withProvider: boolean, money: Money): string {
  const name = withProvider ? serviceWords(row) : shownName(row.service_name ?? row.cloud_provider ?? '')
  const part = row.share_percent === null ? '' : ` (${percentWords(row.share_percent)} of ${ofWhat})`
  return `- ${name}: ${money(row.cost)}${part}`
}

/**
 * A total with its breakdown and its change.
 *
 * @param periodGiven whether the user named the period.
 */
export function renderSummary(result: CostSummaryResult, periodGiven: boolean): Draft {
  const { period, total_cost, comparison, rows, by_provider, providers } = result
  const subject = subjectOf(result)
  const money = moneyIn(result.currency)
  const ofWhat = providers.length === 1 ? `${providers[0]} total` : 'total'
  const severalClouds = by_provider.length > 1
  const spent = rows.filter((row) => row.cost !== 0)
  if (spent.length === 0) return emptyDraft(result, periodGiven)
  const opening = periodGiven
    ? `Your ${subject} costs for ${periodWords(period)} totaled ${money(total_cost)}.`
    : `${defaultPeriodWords(period)} your ${subject} costs totaled ${money(total_cost)}.`
  const more =
    result.omitted_count > 0 ? [`- ${result.omitted_count} more services: ${money(result.omitted_cost)}`] : []
  const lines = [
    `${opening}${spent.length > 0 ? " Here's the breakdown:" : ''}`,
    ...(severalClouds ? by_provider.map((row) => line(row, 'total', false, money)) : []),
    ...(severalClouds && spent.length > 0 ? ['By service:'] : []),
    ...spent.map((row) => line(row, ofWhat, severalClouds, money)),
    ...more,
    changeSentence(period, comparison, result.currency),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.filter((text) => text !== '').join('\n'),
    tables: [
      tableOf(`${subject} by service`, result, spent),
      ...(severalClouds ? [tableOf('By provider', result, by_provider)] : []),
    ],
    charts: spent.length > 1 ? [chartOf(`${subject} by service`, 'bar', result, spent)] : [],
    figures: [
      figure(result, total_cost),
      ...rowFigures(result, [...by_provider, ...spent]),
      ...comparisonFigures(result, comparison),
    ],
    recommendations: [],
    row_count: spent.length,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}

function emptyDraft(result: CostSummaryResult, periodGiven: boolean): Draft {
  const when = periodGiven
    ? ` for ${periodWords(result.period)}`
    : ` in the last 30 days (${datesOf(result.period)})`
  return {
    text: [`There are no ${subjectOf(result)} costs${when}.`, ...noteLines(result.notes)].join('\n'),
    tables: [],
    charts: [],
    figures: [],
    recommendations: [],
    row_count: 0,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}
