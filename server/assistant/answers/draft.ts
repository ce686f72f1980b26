import type { AnswerChart, AnswerFigure, AnswerTable, ViewFilters } from '../../../shared/assistant-answer.ts'
import type { CurrencyFigures } from '../../../shared/currency.ts'
import { formatMoney } from '../../../shared/money.ts'
import type { Provider } from '../../../shared/catalogue.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { countDays, intersection, periodNamed, type DayRange } from '../../../shared/period.ts'
import type { ToolComparison, ToolRow } from '../../../shared/tool-results.ts'

/** What one tool result reads like. */
export type Draft = {
  readonly text: string
  readonly tables: readonly AnswerTable[]
  readonly charts: readonly AnswerChart[]
  readonly figures: readonly AnswerFigure[]
  readonly recommendations: readonly string[]
  readonly row_count: number
  readonly filters: ViewFilters
  readonly currencies: CurrencyFigures
}

/** The scope that every tool result carries. */
export type ResultScope = {
  readonly period: DayRange
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  readonly currency: string
}

/** The explorer's view of a whole result. */
export function viewOf({ period, providers, services }: Omit<ResultScope, 'currency'>): ViewFilters {
  return { ...period, cloud_provider: [...providers], service_name: [...services] }
}

/** The explorer's view of one line. */
export function viewOfRow(
  scope: ResultScope,
  row: Pick<ToolRow, 'cloud_provider' | 'service_name'> & Partial<Pick<ToolRow, 'period'>>,
): ViewFilters {
  const view = viewOf(daysOfRow(scope, row.period ?? null))
  const provider = providerOf(row.cloud_provider)
  return {
    ...view,
    cloud_provider: provider === null ? view.cloud_provider : [provider],
    service_name: row.service_name === null ? view.service_name : [row.service_name],
  }
}

/** The scope cut to the days of one line; the first week of a month may begin in the month before. */
function daysOfRow(scope: ResultScope, label: string | null): ResultScope {
  const named = label === null ? null : periodNamed(label)
  const shared = named === null ? null : intersection(named, scope.period)
  return shared === null ? scope : { ...scope, period: shared }
}

function providerOf(name: string | null): Provider | null {
  return name === 'AWS' || name === 'Azure' || name === 'GCP' || name === 'Other' ? name : null
}

/** A figure of the text, with the view that shows it; without one, that of the whole result. */
export function figure(
  scope: ResultScope,
  amount: number,
  filters: ViewFilters = viewOf(scope),
): AnswerFigure {
  return { text: formatMoney(amount, scope.currency), filters }
}

/** What a result says about currencies. */
export function currenciesOf({ currency, unconverted, provisional_rates }: CurrencyFigures): CurrencyFigures {
  return { currency, unconverted, provisional_rates }
}

/** The figures of lines, in their order. */
export function rowFigures(scope: ResultScope, rows: readonly ToolRow[]): AnswerFigure[] {
  return rows.map((row) => figure(scope, row.cost, viewOfRow(scope, row)))
}

/** The figures of both sides of a comparison, where a view shows just the days that are compared. */
export function comparisonFigures(scope: ResultScope, comparison: ToolComparison | null): AnswerFigure[] {
  if (comparison === null) return []
  const { start_date, end_date, total_cost, current, current_total } = comparison
  const { compared_days, previous_days } = comparison
  const sides = [
    { period: { start_date, end_date }, total: total_cost, days: previous_days },
    { period: current, total: current_total, days: compared_days },
  ]
  return sides
    .filter(({ period, days }) => countDays(period) === days)
    .map(({ period, total }) => figure(scope, total, viewOf({ ...scope, period })))
}

/** The figures of single periods, such as the dearest day. */
export function periodFigures(
  scope: ResultScope,
  peaks: readonly ({ readonly period: string; readonly cost: number } | null)[],
): AnswerFigure[] {
  return peaks.flatMap((peak) =>
    peak === null ? [] : [figure(scope, peak.cost, viewOf(daysOfRow(scope, peak.period)))],
  )
}

const money = { key: 'cost', label: 'Cost', kind: 'money' } as const
const perDay = { key: 'daily_average', label: 'Per day', kind: 'money' } as const
const share = { key: 'share_percent', label: 'Share', kind: 'percent' } as const
const change = { key: 'change_percent', label: 'Change', kind: 'percent' } as const

type Column = AnswerTable['columns'][number]

const textColumn = (key: string, label: string): Column => ({ key, label, kind: 'text' })

/** Lines of figures as a table, with the columns that they fill. */
export function tableOf(title: string, scope: ResultScope, rows: readonly ToolRow[]): AnswerTable {
  const named = (key: 'cloud_provider' | 'service_name' | 'period', label: string) =>
    rows.some((row) => row[key] !== null) ? [textColumn(key, label)] : []
  const changes = rows.some((row) => row.change_percent !== null) ? [change] : []
  return {
    title,
    columns: [
      ...named('period', 'Period'),
      ...named('cloud_provider', 'Provider'),
      ...named('service_name', 'Service'),
      money,
      ...(rows.some((row) => row.daily_average !== null) ? [perDay] : []),
      share,
      ...changes,
    ],
    rows: rows.map((row) => ({ values: { ...row }, filters: viewOfRow(scope, row) })),
  }
}

/** Lines of figures as points: one series, or over time one for each thing that is followed. */
export function chartOf(
  title: string,
  kind: AnswerChart['kind'],
  { currency }: ResultScope,
  rows: readonly ToolRow[],
): AnswerChart {
  const thing = (row: ToolRow) =>
    [row.cloud_provider, row.service_name].filter((name) => name !== null).join(' / ')
  const seriesOf = (row: ToolRow) => (row.period === null ? '' : thing(row))
  const nameOf = (row: ToolRow) => row.period ?? row.service_name ?? row.cloud_provider ?? ''
  return {
    kind,
    title,
    unit: currency,
    series: [...groupBy(rows, seriesOf)].map(([name, members]) => ({
      name: name === '' ? 'Cost' : name,
      points: members.map((row) => ({ x: nameOf(row), y: row.cost })),
    })),
  }
}
