import type { AnomalyRow, DetectAnomaliesResult } from '../../../shared/tool-results.ts'
import { moneyIn, type Money } from '../../../shared/money.ts'
import { currenciesOf, figure, viewOf, viewOfRow, type Draft, type ResultScope } from './draft.ts'
import { datesOf, noteLines, percentWords, periodWords, serviceWords, subjectOf } from './phrases.ts'

const inText = 8

function line(row: AnomalyRow, money: Money): string {
  const when = row.date === row.last_date ? row.date : `${row.date} to ${row.last_date}`
  const side = row.difference < 0 ? 'below' : 'above'
  const far =
    row.deviation_percent === null
      ? ''
      : `, ${percentWords(row.deviation_percent)} ${side} the expected ${money(row.expected_cost)}`
  return `- ${when}: ${serviceWords(row)} cost ${money(row.cost)}${far}`
}

function dayView(scope: ResultScope, row: AnomalyRow) {
  return { ...viewOfRow(scope, row), start_date: row.date, end_date: row.last_date }
}

/** The unusual days, largest difference first. */
export function renderAnomalies(result: DetectAnomaliesResult, periodGiven: boolean): Draft {
  const { anomalies, anomaly_count: count, period, threshold_percent } = result
  const when = periodGiven
    ? periodWords(period)
    : `the last 30 days (${datesOf(period)}, as no period was given)`
  const subject = subjectOf(result)
  const what = `${subject} ${count === 1 ? 'anomaly' : 'anomalies'}`
  const lines = [
    count === 0
      ? `There are no ${subject} anomalies in ${when}: no day was ${threshold_percent}% or more away from what was expected.`
      : `I found ${count} ${what} in ${when}, ${threshold_percent}% or more away from what was expected:`,
    ...anomalies.slice(0, inText).map((row) => line(row, moneyIn(result.currency))),
    ...(count > inText ? [`The table lists ${anomalies.length} of them.`] : []),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.join('\n'),
    tables: count === 0 ? [] : [anomalyTable(result)],
    charts: [],
    figures: anomalies.map((row) => figure(result, row.cost, dayView(result, row))),
    recommendations: [],
    row_count: anomalies.length,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}

function anomalyTable(result: DetectAnomaliesResult): Draft['tables'][number] {
  return {
    title: 'Anomalies',
    columns: [
      { key: 'date', label: 'From', kind: 'day' },
      { key: 'last_date', label: 'To', kind: 'day' },
      { key: 'kind', label: 'Kind', kind: 'text' },
      { key: 'cloud_provider', label: 'Provider', kind: 'text' },
      { key: 'service_name', label: 'Service', kind: 'text' },
      { key: 'cost', label: 'Cost', kind: 'money' },
      { key: 'expected_cost', label: 'Expected', kind: 'money' },
      { key: 'deviation_percent', label: 'Deviation', kind: 'percent' },
    ],
    rows: result.anomalies.map((row) => ({ values: { ...row }, filters: dayView(result, row) })),
  }
}
