import type { AnswerChart, AnswerTable, Span } from '../../shared/assistant-answer.ts'
import { providers, type Provider } from '../../shared/catalogue.ts'
import { sumMoney } from '../../shared/money.ts'
import { isDay } from '../../shared/calendar-day.ts'
import { intersection, periodNamed, type DayRange, type Granularity } from '../../shared/period.ts'
import type { CostSeries, CostSeriesSet } from '../charts/cost-series.ts'
import { periodsOf } from '../charts/periods.ts'
import type { RankEntry } from '../charts/rank-data.ts'

export type DrawnChart =
  | { readonly kind: 'time'; readonly set: CostSeriesSet }
  | { readonly kind: 'rank'; readonly entries: readonly RankEntry[] }

const mostEntries = 12

function granularityOf(label: string): Granularity {
  if (isDay(label)) return 'daily'
  return label.includes('W') ? 'weekly' : 'monthly'
}

/** From the first to the last day of the labels, or null where one names no period. */
function rangeOf(labels: readonly string[], span: Span | null): DayRange | null {
  const ranges = labels.map(periodNamed)
  const days = ranges.flatMap((range) => (range === null ? [] : [range.start_date, range.end_date])).sort()
  const [start_date, end_date] = [days[0], days.at(-1)]
  if (start_date === undefined || end_date === undefined || ranges.includes(null)) return null
  const whole = { start_date, end_date }
  return (span === null ? null : intersection(whole, { start_date: span.start, end_date: span.end })) ?? whole
}

function providerIn(name: string): Provider | null {
  return providers.find((provider) => provider === name || name.startsWith(`${provider} / `)) ?? null
}

/** The only provider of the views behind the rows that a name stands in. */
function providerOf(name: string, tables: readonly AnswerTable[]): Provider | null {
  const named = providerIn(name)
  if (named !== null) return named
  const owners = tables.flatMap(({ rows }) =>
    rows.flatMap(({ values, filters }) =>
      Object.values(values).includes(name) || name === 'Cost' ? (filters?.cloud_provider ?? []) : [],
    ),
  )
  const [only, ...others] = new Set(owners)
  return only !== undefined && others.length === 0 ? only : null
}

function timeSet({ series }: AnswerChart, tables: readonly AnswerTable[], span: Span | null) {
  const labels = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))]
  const range = rangeOf(labels, span)
  const [first] = labels
  if (range === null || first === undefined) return null
  const periods = periodsOf(range, granularityOf(first), range)
  // The dearest days of a month are no line.
  if (periods.length !== labels.length || periods.length < 2) return null
  const ranks = new Map<Provider | null, number>()
  const drawn = series.map(({ name, points }): CostSeries => {
    const provider = providerOf(name, tables)
    const rank = ranks.get(provider) ?? 0
    ranks.set(provider, rank + 1)
    const costs = new Map(points.map(({ x, y }) => [x, y]))
    const values = periods.map(({ label }) => costs.get(label) ?? 0)
    return {
      id: name,
      label: name,
      provider,
      service: null,
      value: null,
      rank,
      total: sumMoney(values),
      values,
    }
  })
  return { periods, series: drawn, total: sumMoney(drawn.map(({ total }) => total)) }
}

/**
 * How a chart of an answer is drawn: over time where its points follow each other, else as things side by side.
 *
 * @param tables of the same answer, which know whose the things are.
 * @param span the days of the answer, where all of it is about the same.
 */
export function drawnChart(
  chart: AnswerChart,
  tables: readonly AnswerTable[],
  span: Span | null,
): DrawnChart {
  const set = chart.kind === 'line' ? timeSet(chart, tables, span) : null
  if (set !== null) return { kind: 'time', set }
  const entries = chart.series.flatMap(({ points }) =>
    points.map(({ x, y }) => ({ label: x, cost: y, provider: providerOf(x, tables) })),
  )
  return { kind: 'rank', entries: entries.slice(0, mostEntries) }
}
