import { moneyIn, type Money } from '../../../shared/money.ts'
import type { QueryCostsResult, ToolRow } from '../../../shared/tool-results.ts'
import { chartOf, currenciesOf, figure, rowFigures, tableOf, viewOf, type Draft } from './draft.ts'
import {
  courseWords,
  defaultPeriodWords,
  noteLines,
  percentWords,
  periodWords,
  serviceWords,
  subjectOf,
} from './phrases.ts'

const shown = 31
const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const

function line(row: ToolRow, money: Money): string {
  return `- ${[row.period ?? '', serviceWords(row)].join(' ').trim()}: ${money(row.cost)}`
}

/** Whether there are several lines for one period, of which none is the period's own cost. */
function isSplit(rows: readonly ToolRow[]): boolean {
  return new Set(rows.map((row) => serviceWords(row))).size > 1
}

/** The direction from the first to the last part of a series, in words of fact. */
function direction(rows: readonly ToolRow[], money: Money): string {
  const course = courseWords(rows, money)
  return rows.length < 2 || course === null ? '' : `It went ${course}.`
}

/** The cost over time, with its mean, its dearest and its cheapest period. */
export function renderSeries(result: QueryCostsResult, periodGiven: boolean): Draft {
  const { period, rows, granularity, highest, lowest, total_cost } = result
  const unit = units[granularity]
  const money = moneyIn(result.currency)
  const subject = subjectOf(result)
  const opening = periodGiven
    ? `Your ${subject} costs for ${periodWords(period)} by ${unit} totaled ${money(total_cost)}`
    : `${defaultPeriodWords(period)} your ${subject} costs by ${unit} totaled ${money(total_cost)}`
  const split = isSplit(rows)
  const peaks =
    split || highest === null || lowest === null
      ? []
      : [
          `The highest ${unit} is ${highest.period} with ${money(highest.cost)}, the lowest ${lowest.period} with ${money(lowest.cost)}.`,
        ]
  const share =
    split || highest === null || total_cost === 0
      ? null
      : (rows.find((row) => row.period === highest.period)?.share_percent ?? null)
  const lines = [
    split ? `${opening}.` : `${opening}, ${money(result.average_cost)} on average per ${unit}.`,
    ...peaks,
    !split && result.omitted_count === 0 && rows.length <= shown ? direction(rows, money) : '',
    ...(rows.length > shown ? [] : rows.map((row) => line(row, money))),
    ...(share === null || rows.length <= shown
      ? []
      : [`The highest ${unit} is ${percentWords(share)} of the total.`]),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.filter((text) => text !== '').join('\n'),
    tables: [tableOf(`Cost by ${unit}`, result, rows)],
    charts: [chartOf(`Cost by ${unit}`, 'line', result, rows)],
    figures: [figure(result, total_cost), ...rowFigures(result, rows)],
    recommendations: [],
    row_count: rows.length,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}
