import { defaultView, allData, type ExplorerView } from './explorer-view.ts'

const lists = [
  'providers',
  'services',
  'accounts',
  'regions',
  'kinds',
  'chargeCategories',
  'resources',
  'tags',
  'excluded',
] as const satisfies readonly (keyof ExplorerView)[]

/** Under which name each list of a view stands in its address. */
const listNames = {
  providers: 'provider',
  services: 'service',
  accounts: 'account',
  regions: 'region',
  kinds: 'charge_kind',
  chargeCategories: 'charge_category',
  resources: 'resource',
  tags: 'tag',
  excluded: 'exclude',
} as const satisfies Record<(typeof lists)[number], string>

const singleNames = [
  'tag_key',
  'incomplete_days',
  'preset',
  'start_date',
  'end_date',
  'granularity',
  'group_by',
  'metric',
  'chart',
  'sort',
  'search',
] as const

/** Every name that the explorer knows in an address. */
export const addressNames: readonly string[] = [...Object.values(listNames), ...singleNames]

/** The query part of a view's address; what is as usual is left out. */
export function writeView(view: ExplorerView): URLSearchParams {
  const params = new URLSearchParams()
  for (const list of lists) {
    for (const value of view[list]) params.append(listNames[list], value)
  }
  if (view.tagKey !== null) params.set('tag_key', view.tagKey)
  if (view.comparesIncomplete) params.set('incomplete_days', 'include')
  writeRange(params, view)
  if (view.granularity !== defaultView.granularity) params.set('granularity', view.granularity)
  if (view.groupBy !== defaultView.groupBy) params.set('group_by', view.groupBy)
  if (view.metric !== defaultView.metric) params.set('metric', view.metric)
  if (view.chart !== defaultView.chart) params.set('chart', view.chart)
  const { column, descending } = view.sort
  if (column !== defaultView.sort.column || descending !== defaultView.sort.descending) {
    params.set('sort', `${descending ? '-' : ''}${column}`)
  }
  if (view.search !== '') params.set('search', view.search)
  return params
}

function writeRange(params: URLSearchParams, { range }: ExplorerView): void {
  if (range.kind === 'all') params.set('preset', allData)
  if (range.kind === 'preset' && range.preset !== 'last_30_days') params.set('preset', range.preset)
  if (range.kind !== 'custom') return
  if (range.start_date !== undefined) params.set('start_date', range.start_date)
  if (range.end_date !== undefined) params.set('end_date', range.end_date)
}
