import { providers, type Provider } from '../../shared/catalogue.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { neutralColor, shadeOf, type ColorScheme } from './series-colors.ts'
import type { Period } from './periods.ts'

export type SeriesDimension = 'provider' | 'service'

/** One colour of a chart: a provider, a service, or the tail of small services. */
export type CostSeries = {
  readonly id: string
  readonly label: string
  /** Null for the tail, which may be of several. */
  readonly provider: Provider | null
  readonly service: string | null
  /** Its place among the series of its provider, dearest first. */
  readonly rank: number
  readonly total: number
  /** One for each period; null where the data does not reach. */
  readonly values: readonly (number | null)[]
}

export type CostSeriesSet = {
  readonly periods: readonly Period[]
  /** Providers in their fixed order; services dearest first and the tail last. */
  readonly series: readonly CostSeries[]
  readonly total: number
}

/** How many services a chart can tell apart; the rest is its tail. */
const distinctServices = 8

type Member = {
  readonly id: string
  readonly label: string
  readonly provider: Provider | null
  readonly service: string | null
}
type Group = Member & { readonly rows: readonly CostAggregation[]; readonly total: number }

function providerNamed(name: string): Provider | null {
  return providers.find((provider) => provider === name) ?? null
}

/** The name of a service's series; unlike a service's name it is never shared. */
export function serviceKey(row: Pick<CostAggregation, 'cloud_provider' | 'service_name'>): string {
  return `${row.cloud_provider} / ${row.service_name}`
}

function totalOf(rows: readonly CostAggregation[]): number {
  return sumMoney(rows.map((row) => row.total_cost))
}

/**
 * Cuts one answer into the series of a chart, so that the series add up to the answer's total.
 *
 * @param rows costs by service and period.
 * @param periods the time axis, which every row's period is on.
 */
export function costSeries(
  rows: readonly CostAggregation[],
  periods: readonly Period[],
  dimension: SeriesDimension,
): CostSeriesSet {
  const groups = dimension === 'provider' ? byProvider(rows) : withTail(byService(rows))
  const ranks = new Map<Provider | null, number>()
  const series = groups.map((group) => {
    const rank = ranks.get(group.provider) ?? 0
    ranks.set(group.provider, rank + 1)
    return toSeries(group, rank, periods)
  })
  return { periods, series, total: totalOf(rows) }
}

function byProvider(rows: readonly CostAggregation[]): Group[] {
  const own = groupBy(rows, (row) => row.cloud_provider)
  return providers.flatMap((provider) => {
    const members = own.get(provider)
    if (members === undefined) return []
    return [
      { id: provider, label: provider, provider, service: null, rows: members, total: totalOf(members) },
    ]
  })
}

function byService(rows: readonly CostAggregation[]): Group[] {
  const groups = [...groupBy(rows, serviceKey)].flatMap(([id, members]) => {
    const [first] = members
    if (first === undefined) return []
    const { service_name: service, cloud_provider } = first
    const provider = providerNamed(cloud_provider)
    return [{ id, label: service, provider, service, rows: members, total: totalOf(members) }]
  })
  const owners = groupBy(groups, (group) => group.label)
  return groups
    .map((group) => ((owners.get(group.label)?.length ?? 0) > 1 ? { ...group, label: group.id } : group))
    .sort((one, other) => other.total - one.total || one.id.localeCompare(other.id))
}

/** A tail of one would hide a name and save nothing, so it takes at least two. */
function withTail(groups: readonly Group[]): Group[] {
  if (groups.length <= distinctServices + 1) return [...groups]
  const tail = groups.slice(distinctServices)
  const rows = tail.flatMap((group) => group.rows)
  const label = `Other (${tail.length} services)`
  return [
    ...groups.slice(0, distinctServices),
    { id: label, label, provider: null, service: null, rows, total: totalOf(rows) },
  ]
}

function toSeries({ rows, ...group }: Group, rank: number, periods: readonly Period[]): CostSeries {
  const own = groupBy(rows, (row) => row.period)
  const values = periods.map(({ label, isCovered }) => {
    const members = own.get(label)
    if (members !== undefined) return totalOf(members)
    return isCovered ? 0 : null
  })
  return { ...group, rank, values }
}

export function seriesColor({ provider, rank }: CostSeries, scheme: ColorScheme): string {
  return provider === null ? neutralColor(scheme) : shadeOf(provider, rank, scheme)
}
