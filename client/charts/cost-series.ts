import { providers, type Provider } from '../../shared/catalogue.ts'
import type { ChargeDimension } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { groupBy } from '../../shared/group-by.ts'
import { deepGroups } from './deep-groups.ts'
import { lackingColor, neutralColor, plainShade, shadeOf, type ColorScheme } from './series-colors.ts'
import { isMissing, type Period } from './periods.ts'
import { totalOf, withTail, type SeriesGroup } from './series-group.ts'

export type SeriesDimension = 'provider' | 'service' | ChargeDimension

/** One colour of a chart: a provider, a service, an account or the like, or the tail of small ones. */
export type CostSeries = Omit<SeriesGroup, 'rows'> & {
  /** Its place among the series of its provider, dearest first. */
  readonly rank: number
  /** One for each period; null where the data does not reach. */
  readonly values: readonly (number | null)[]
}

export type CostSeriesSet = {
  readonly periods: readonly Period[]
  /** Providers in their fixed order; others dearest first and the tail last. */
  readonly series: readonly CostSeries[]
  readonly total: number
}

function providerNamed(name: string): Provider | null {
  return providers.find((provider) => provider === name) ?? null
}

/** The name of a service's series; unlike a service's name it is never shared. */
export function serviceKey(row: Pick<CostAggregation, 'cloud_provider' | 'service_name'>): string {
  return `${row.cloud_provider} / ${row.service_name}`
}

/**
 * Cuts one answer into the series of a chart, so that the series add up to the answer's total.
 *
 * @param rows costs by period and by service, or by what they are cut by.
 * @param periods the time axis, which every row's period is on.
 */
export function costSeries(
  rows: readonly CostAggregation[],
  periods: readonly Period[],
  dimension: SeriesDimension,
): CostSeriesSet {
  const groups = groupsBy(rows, dimension)
  const ranks = new Map<Provider | null, number>()
  const series = groups.map((group) => {
    const rank = ranks.get(group.provider) ?? 0
    ranks.set(group.provider, rank + 1)
    return toSeries(group, rank, periods)
  })
  return { periods, series, total: totalOf(rows) }
}

function groupsBy(rows: readonly CostAggregation[], dimension: SeriesDimension): SeriesGroup[] {
  if (dimension === 'provider') return byProvider(rows)
  return dimension === 'service' ? withTail(byService(rows), 'services') : deepGroups(rows, dimension)
}

function byProvider(rows: readonly CostAggregation[]): SeriesGroup[] {
  const own = groupBy(rows, (row) => row.cloud_provider)
  return providers.flatMap((provider) => {
    const members = own.get(provider)
    if (members === undefined) return []
    return [
      {
        id: provider,
        label: provider,
        provider,
        service: null,
        value: null,
        rows: members,
        total: totalOf(members),
      },
    ]
  })
}

function byService(rows: readonly CostAggregation[]): SeriesGroup[] {
  const groups = [...groupBy(rows, serviceKey)].flatMap(([id, members]) => {
    const [first] = members
    if (first === undefined) return []
    const { service_name: service, cloud_provider } = first
    const provider = providerNamed(cloud_provider)
    return [{ id, label: service, provider, service, value: null, rows: members, total: totalOf(members) }]
  })
  const owners = groupBy(groups, (group) => group.label)
  return groups
    .map((group) => ((owners.get(group.label)?.length ?? 0) > 1 ? { ...group, label: group.id } : group))
    .sort((one, other) => other.total - one.total || one.id.localeCompare(other.id))
}

function toSeries({ rows, ...group }: SeriesGroup, rank: number, periods: readonly Period[]): CostSeries {
  const own = groupBy(rows, (row) => row.period)
  const values = periods.map((period) => {
    const members = own.get(period.label)
    if (members !== undefined) return totalOf(members)
    return period.isCovered && !isMissing(period) ? 0 : null
  })
  return { ...group, rank, values }
}

export function seriesColor(series: CostSeries, scheme: ColorScheme): string {
  const { provider, rank, value, isLacking } = series
  if (isLacking === true) return lackingColor(scheme)
  if (provider !== null) return shadeOf(provider, rank, scheme)
  return value === null ? neutralColor(scheme) : plainShade(rank, scheme)
}
