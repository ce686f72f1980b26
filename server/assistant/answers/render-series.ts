import { formatUsd } from '../../../shared/money.ts'
import type { QueryCostsResult, ToolRow } from '../../../shared/tool-results.ts'
import { chartOf, figure, rowFigures, tableOf, viewOf, type Draft } from './draft.ts'
import { defaultPeriodWords, noteLines, percentWords, periodWords, shownName, subjectOf } from './phrases.ts'

const shown = 31
const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const

function line(row: ToolRow): string {
  const parts = [row.period, row.cloud_provider, row.service_name].filter((part) => part !== null)
  const name = shownName(parts.join(' '))
  return `- ${name}: ${formatUsd(row.cost)}`
}

/** The direction from the first to the last half of a series, in words of fact. */
function direction(rows: readonly ToolRow[]): string {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || rows.length < 2 || first.period === null) return ''
  return `It went from ${formatUsd(first.cost)} (${first.period}) to ${formatUsd(last.cost)} (${last.period}).`
}

/** The cost over time, with its mean, its dearest and its cheapest period. */
export function renderSeries(result: QueryCostsResult, periodGiven: boolean): Draft {
  const { period, rows, granularity, highest, lowest, total_cost } = result
  const unit = units[granularity]
  const subject = subjectOf(result)
  const opening = periodGiven
    ? `Your ${subject} costs for ${periodWords(period)} by ${unit} totaled ${formatUsd(total_cost)}`
    : `${defaultPeriodWords(period)} your ${subject} costs by ${unit} totaled ${formatUsd(total_cost)}`
  const peaks =
    highest === null || lowest === null
      ? []
      : [
          `The highest ${unit} is ${highest.period} with ${formatUsd(highest.cost)}, the lowest ${lowest.period} with ${formatUsd(lowest.cost)}.`,
        ]
  const share =
    highest === null || total_cost === 0
      ? null
      : (rows.find((row) => row.period === highest.period)?.share_percent ?? null)
  const lines = [
    `${opening}, ${formatUsd(result.average_cost)} on average per ${unit}.`,
    ...peaks,
    result.omitted_count === 0 && rows.length <= shown ? direction(rows) : '',
    ...(rows.length > shown ? [] : rows.map(line)),
    ...(share === null || rows.length <= shown
      ? []
      : [`The highest ${unit} is ${percentWords(share)} of the total.`]),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.filter((text) => text !== '').join('\n'),
    tables: [tableOf(`Cost by ${unit}`, result, rows)],
    charts: [chartOf(`Cost by ${unit}`, 'line', rows)],
    figures: [figure(total_cost, viewOf(result)), ...rowFigures(result, rows)],
    recommendations: [],
    row_count: rows.length,
    filters: viewOf(result),
  }
}
