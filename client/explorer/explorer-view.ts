import type { Provider } from '../../shared/catalogue.ts'
import type { ChargeKind } from '../../shared/charge-kind.ts'
import { chargeDimensions, type chargeCategories, type excludable } from '../../shared/charge-query.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { Day, Granularity } from '../../shared/period.ts'
import type { Preset } from '../../shared/preset.ts'

export const chartKinds = ['bar', 'line', 'table'] as const
export const groupings = ['provider', 'service', ...chargeDimensions] as const
/** `group` is the column of what costs are grouped by below the service. */
export const sortColumns = ['period', 'provider', 'service', 'group', 'cost', 'share'] as const
export const allData = 'all_data'

export type ChartKind = (typeof chartKinds)[number]
export type Grouping = (typeof groupings)[number]
export type SortColumn = (typeof sortColumns)[number]
export type ChargeCategory = (typeof chargeCategories)[number]
export type Excludable = (typeof excludable)[number]

export type ViewRange =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'all' }
  | { readonly kind: 'custom'; readonly start_date?: Day | undefined; readonly end_date?: Day | undefined }

/** Everything that the explorer shows depends on; all of it stands in the address. */
export type ExplorerView = {
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly kinds: readonly ChargeKind[]
  readonly chargeCategories: readonly ChargeCategory[]
  readonly resources: readonly string[]
  /** As `key=value`, or a key for any value. */
  readonly tags: readonly string[]
  /** The tag that costs are grouped by, and whose values are offered; null for none. */
  readonly tagKey: string | null
  /** What is left out of every figure. */
  readonly excluded: readonly Excludable[]
  /** Whether the comparison counts incomplete days, too. */
  readonly comparesIncomplete: boolean
  readonly range: ViewRange
  readonly granularity: Granularity
  readonly groupBy: Grouping
  readonly metric: Metric
  readonly chart: ChartKind
  readonly sort: { readonly column: SortColumn; readonly descending: boolean }
  /** Text that the table's rows must contain. */
  readonly search: string
}

/** A view that leaves nothing out. */
export const noFilters = {
  providers: [],
  services: [],
  accounts: [],
  regions: [],
  kinds: [],
  chargeCategories: [],
  resources: [],
  tags: [],
  excluded: [],
} as const satisfies Partial<ExplorerView>

export const defaultView: ExplorerView = {
  ...noFilters,
  tagKey: null,
  comparesIncomplete: false,
  range: { kind: 'preset', preset: 'last_30_days' },
  granularity: 'daily',
  groupBy: 'provider',
  metric: 'billed',
  chart: 'bar',
  sort: { column: 'period', descending: true },
  search: '',
}
