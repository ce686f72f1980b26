import { z } from 'zod'
import { Provider } from '../../shared/catalogue.ts'
import { Metric } from '../../shared/cost-query.ts'
import { Day, Granularity, Preset, presets } from '../../shared/period.ts'

export const chartKinds = ['bar', 'line', 'table'] as const
export const groupings = ['provider', 'service'] as const
export const sortColumns = ['period', 'provider', 'service', 'cost', 'share'] as const
export const allData = 'all_data'

const ChartKind = z.enum(chartKinds)
const Grouping = z.enum(groupings)
const SortColumn = z.enum(sortColumns)
const NamedRange = z.enum([...presets, allData])

export type ChartKind = z.infer<typeof ChartKind>
export type Grouping = z.infer<typeof Grouping>
export type SortColumn = z.infer<typeof SortColumn>

export type ViewRange =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'all' }
  | { readonly kind: 'custom'; readonly start_date?: Day | undefined; readonly end_date?: Day | undefined }

/** Everything that the explorer shows depends on; all of it stands in the address. */
export type ExplorerView = {
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  readonly range: ViewRange
  readonly granularity: Granularity
  readonly groupBy: Grouping
  readonly metric: Metric
  readonly chart: ChartKind
  readonly sort: { readonly column: SortColumn; readonly descending: boolean }
  /** Text that the table's rows must contain. */
  readonly search: string
}

export const defaultView: ExplorerView = {
  providers: [],
  services: [],
  range: { kind: 'preset', preset: 'last_30_days' },
  granularity: 'daily',
  groupBy: 'provider',
  metric: 'billed',
  chart: 'bar',
  sort: { column: 'period', descending: true },
  search: '',
}

export type ReadView = {
  readonly view: ExplorerView
  /** What in the address could not be understood and was left out, in words. */
  readonly problems: readonly string[]
}

/**
 * Reads a view from the query part of an address. A part that makes no sense falls back to its default.
 *
 * @param params for example of `?provider=AWS&chart=line`.
 */
export function readView(params: URLSearchParams): ReadView {
  const problems: string[] = []
  function one<Value>(name: string, schema: z.ZodType<Value>, fallback: Value): Value {
    const text = params.get(name)
    if (text === null) return fallback
    const result = schema.safeParse(text)
    if (result.success) return result.data
    problems.push(`The address asks for ${name} “${text}”, which does not exist; the usual is shown.`)
    return fallback
  }
  const providers = params.getAll('provider').filter((name) => {
    const isKnown = Provider.safeParse(name).success
    if (!isKnown) problems.push(`The address asks for provider “${name}”, which does not exist.`)
    return isKnown
  })
  const sort = params.get('sort')?.replace(/^-/, '') ?? null
  const column = sort === null ? { success: false, data: undefined } : SortColumn.safeParse(sort)
  if (sort !== null && !column.success) {
    problems.push(`The address sorts by “${sort}”, which is no column; the newest are shown first.`)
  }
  const view: ExplorerView = {
    providers: z.array(Provider).parse([...new Set(providers)]),
    services: [...new Set(params.getAll('service').filter((name) => name !== ''))],
    range: readRange(problems, one),
    granularity: one('granularity', Granularity, defaultView.granularity),
    groupBy: one('group_by', Grouping, defaultView.groupBy),
    metric: one('metric', Metric, defaultView.metric),
    chart: one('chart', ChartKind, defaultView.chart),
    sort:
      column.data === undefined
        ? defaultView.sort
        : { column: column.data, descending: params.get('sort')?.startsWith('-') ?? false },
    search: params.get('search') ?? '',
  }
  return { view, problems }
}

type ReadOne = <Value>(name: string, schema: z.ZodType<Value>, fallback: Value) => Value

function readRange(problems: string[], one: ReadOne): ViewRange {
  const start_date = one<Day | undefined>('start_date', Day, undefined)
  const end_date = one<Day | undefined>('end_date', Day, undefined)
  const named = one<z.infer<typeof NamedRange> | undefined>('preset', NamedRange, undefined)
  if (start_date !== undefined && end_date !== undefined && start_date > end_date) {
    problems.push(`The address asks for days from ${start_date} to ${end_date}, which is backwards.`)
    return defaultView.range
  }
  const isCustom = start_date !== undefined || end_date !== undefined
  if (isCustom && named !== undefined) {
    problems.push(`The address names both days and the preset “${named}”; the days are shown.`)
  }
  if (isCustom) return { kind: 'custom', start_date, end_date }
  if (named === undefined) return defaultView.range
  return named === allData ? { kind: 'all' } : { kind: 'preset', preset: named }
}

/** The query part of a view's address; what is as usual is left out. */
export function writeView(view: ExplorerView): URLSearchParams {
  const params = new URLSearchParams()
  const { range, sort } = view
  for (const provider of view.providers) params.append('provider', provider)
  for (const service of view.services) params.append('service', service)
  if (range.kind === 'all') params.set('preset', allData)
  if (range.kind === 'preset' && range.preset !== 'last_30_days') params.set('preset', range.preset)
  if (range.kind === 'custom') {
    if (range.start_date !== undefined) params.set('start_date', range.start_date)
    if (range.end_date !== undefined) params.set('end_date', range.end_date)
  }
  if (view.granularity !== defaultView.granularity) params.set('granularity', view.granularity)
  if (view.groupBy !== defaultView.groupBy) params.set('group_by', view.groupBy)
  if (view.metric !== defaultView.metric) params.set('metric', view.metric)
  if (view.chart !== defaultView.chart) params.set('chart', view.chart)
  if (sort.column !== defaultView.sort.column || sort.descending !== defaultView.sort.descending) {
    params.set('sort', `${sort.descending ? '-' : ''}${sort.column}`)
  }
  if (view.search !== '') params.set('search', view.search)
  return params
}
