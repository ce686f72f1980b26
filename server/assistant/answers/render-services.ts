import { moneyIn, type Money } from '../../../shared/money.ts'
import type { AnalyzeServicesResult, ToolRow } from '../../../shared/tool-results.ts'
import {
  chartOf,
  comparisonFigures,
  currenciesOf,
  figure,
  periodFigures,
  rowFigures,
  tableOf,
  viewOf,
  type Draft,
} from './draft.ts'
import {
  changeSentence,
  changeWords,
  courseWords,
  datesOf,
  defaultPeriodWords,
  noteLines,
  percentWords,
  periodWords,
  serviceWords,
  subjectOf,
} from './phrases.ts'

function line(row: ToolRow, index: number, money: Money): string {
  const share = row.share_percent === null ? '' : ` (${percentWords(row.share_percent)})`
  return `${index + 1}. ${serviceWords(row)}: ${money(row.cost)}${share}${changeWords(row)}`
}

function detailLines(result: AnalyzeServicesResult, money: Money): string[] {
  const { highest, share_of_all_percent: share } = result
  return [
    `- Daily average: ${money(result.daily_average)}`,
    ...(highest === null ? [] : [`- Highest day: ${highest.period} with ${money(highest.cost)}`]),
    ...(share === null ? [] : [`- Share of all spend: ${percentWords(share)}`]),
  ]
}

function seriesLines(series: readonly ToolRow[], money: Money): string[] {
  if (series.length === 0) return []
  const shown = series.length > 14 ? [] : series
  const course = courseWords(series, money)
  return [
    `Over time${course === null ? '' : ` ${course}`}:`.replace(
      /:$/,
      shown.length > 0 ? ':' : '; the table has every step.',
    ),
    ...shown.map((row) => `- ${row.period}: ${money(row.cost)}`),
  ]
}

/** One service in depth, or services ranked. */
export function renderServices(result: AnalyzeServicesResult, periodGiven: boolean): Draft {
  const { rows, series, total_cost } = result
  return {
    text: textOf(result, periodGiven),
    tables: [
      tableOf('By service', result, rows),
      ...(series.length > 0 ? [tableOf('Over time', result, series)] : []),
    ],
    charts: [
      ...(rows.length > 1 ? [chartOf('By service', 'bar', result, rows)] : []),
      ...(series.length > 0 ? [chartOf('Over time', 'line', result, series)] : []),
    ],
    figures: [
      figure(result, total_cost),
      ...rowFigures(result, [...rows, ...series]),
      ...periodFigures(result, [result.highest]),
      ...comparisonFigures(result, result.comparison),
    ],
    recommendations: [],
    row_count: rows.length + series.length,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}

function textOf(result: AnalyzeServicesResult, periodGiven: boolean): string {
  const { period, rows, total_cost, series, services } = result
  const money = moneyIn(result.currency)
  if (rows.length === 0) {
    const none = `There are no ${subjectOf(result)} costs${periodGiven ? ` for ${periodWords(period)}` : ` in the last 30 days (${datesOf(period)})`}.`
    return [none, ...noteLines(result.notes)].join('\n')
  }
  const named = services.length > 0
  const subject = subjectOf(result)
  const scope = named ? `${subject} costs` : `${subject === 'cloud' ? '' : `${subject} `}services`
  const opening = periodGiven ? `For ${periodWords(period)}` : defaultPeriodWords(period)
  const head = named
    ? `${opening}${periodGiven ? ',' : ''} your ${scope} totaled ${money(total_cost)}.`
    : `${opening} your ${scope} by cost${periodGiven ? ':' : ' are:'}`
  const omitted =
    result.omitted_count > 0
      ? [`The other ${result.omitted_count} come to ${money(result.omitted_cost)}.`]
      : []
  const [first] = rows
  const top =
    named || first === undefined || first.share_percent === null
      ? []
      : [
          `${serviceWords(first)} comes first with ${percentWords(first.share_percent)} of ${money(total_cost)}.`,
        ]
  const lines = [
    head,
    ...(named && rows.length === 1 ? [] : rows.map((row, index) => line(row, index, money))),
    ...omitted,
    ...top,
    ...(named ? detailLines(result, money) : []),
    ...seriesLines(series, money),
    changeSentence(period, result.comparison, result.currency),
    ...noteLines(result.notes),
  ]
  return lines.filter((text) => text !== '').join('\n')
}
