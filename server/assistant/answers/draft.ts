import type { AnswerChart, AnswerFigure, AnswerTable, ViewFilters } from '../../../shared/assistant-answer.ts'
import { formatUsd } from '../../../shared/money.ts'
import type { Provider } from '../../../shared/catalogue.ts'
import type { DayRange } from '../../../shared/period.ts'
import type { ToolRow } from '../../../shared/tool-results.ts'

/** What one tool result reads like. */
export type Draft = {
  readonly text: string
  readonly tables: readonly AnswerTable[]
  readonly charts: readonly AnswerChart[]
  readonly figures: readonly AnswerFigure[]
  readonly recommendations: readonly string[]
  readonly row_count: number
  readonly filters: ViewFilters
}

/** The scope that every tool result carries. */
export type ResultScope = {
  readonly period: DayRange
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
}

/** The explorer's view of a whole result. */
export function viewOf({ period, providers, services }: ResultScope): ViewFilters {
  return { ...period, cloud_provider: [...providers], service_name: [...services] }
}

/** The explorer's view of one line. */
export function viewOfRow(
  scope: ResultScope,
  row: Pick<ToolRow, 'cloud_provider' | 'service_name'>,
): ViewFilters {
  const view = viewOf(scope)
  const provider = providerOf(row.cloud_provider)
  return {
    ...view,
    cloud_provider: provider === null ? view.cloud_provider : [provider],
    service_name: row.service_name === null ? view.service_name : [row.service_name],
  }
}

function providerOf(name: string | null): Provider | null {
  return name === 'AWS' || name === 'Azure' || name === 'GCP' || name === 'Other' ? name : null
}

/** A figure of the text, with the view that shows it. */
export function figure(amount: number, filters: ViewFilters): AnswerFigure {
  return { text: formatUsd(amount), filters }
}

const money = { key: 'cost', label: 'Cost', kind: 'money' } as const
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
      share,
      ...changes,
    ],
    rows: rows.map((row) => ({ values: { ...row }, filters: viewOfRow(scope, row) })),
  }
}

/** Lines of figures as the points of one series. */
export function chartOf(title: string, kind: AnswerChart['kind'], rows: readonly ToolRow[]): AnswerChart {
  const nameOf = (row: ToolRow) => row.period ?? row.service_name ?? row.cloud_provider ?? ''
  return {
    kind,
    title,
    unit: 'USD',
    series: [{ name: 'Cost', points: rows.map((row) => ({ x: nameOf(row), y: row.cost })) }],
  }
}
