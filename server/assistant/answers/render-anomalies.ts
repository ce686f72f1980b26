import type { AnomalyRow, DetectAnomaliesResult } from '../../../shared/tools.ts'
import { formatUsd } from '../../../shared/money.ts'
import { figure, viewOf, viewOfRow, type Draft, type ResultScope } from './draft.ts'
import { datesOf, noteLines, percentWords, periodWords, serviceWords, subjectOf } from './phrases.ts'

const inText = 8

function line(row: AnomalyRow): string {
  return `- ${row.date}: ${serviceWords(row)} cost ${formatUsd(row.cost)}, ${percentWords(row.deviation_percent)} above the usual ${formatUsd(row.expected_cost)}`
}

function dayView(scope: ResultScope, row: AnomalyRow) {
  return { ...viewOfRow(scope, row), start_date: row.date, end_date: row.date }
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
      ? `There are no ${subject} anomalies in ${when}: no day cost ${threshold_percent}% or more above what such a day usually costs.`
      : `I found ${count} ${what} in ${when}, ${threshold_percent}% or more above what such a day usually costs:`,
    ...anomalies.slice(0, inText).map(line),
    ...(count > inText ? [`The table lists ${anomalies.length} of them.`] : []),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.join('\n'),
    tables: count === 0 ? [] : [anomalyTable(result)],
    charts: [],
    figures: anomalies.map((row) => figure(row.cost, dayView(result, row))),
    recommendations: [],
    row_count: anomalies.length,
    filters: viewOf(result),
  }
}

function anomalyTable(result: DetectAnomaliesResult): Draft['tables'][number] {
  return {
    title: 'Anomalies',
    columns: [
      { key: 'date', label: 'Day', kind: 'day' },
      { key: 'cloud_provider', label: 'Provider', kind: 'text' },
      { key: 'service_name', label: 'Service', kind: 'text' },
      { key: 'cost', label: 'Cost', kind: 'money' },
      { key: 'expected_cost', label: 'Usual', kind: 'money' },
      { key: 'deviation_percent', label: 'Deviation', kind: 'percent' },
    ],
    rows: result.anomalies.map((row) => ({ values: { ...row }, filters: dayView(result, row) })),
  }
}
