import { providers, type Provider } from '../../shared/catalogue.ts'
import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import type { ChargeDimension } from '../../shared/charge-query.ts'
import type { CostAggregation } from '../../shared/cost.ts'
import { groupBy } from '../../shared/group-by.ts'
import { shortResource } from '../ui/short-resource.ts'
import { totalOf, withTail, type SeriesGroup } from './series-group.ts'

const plurals: Record<ChargeDimension, string> = {
  account: 'accounts',
  region: 'regions',
  charge_kind: 'kinds',
  charge_category: 'categories',
  resource: 'resources',
  tag: 'values',
}

/** What costs are called that have no account, region or the like. */
export const lackingNames: Record<ChargeDimension, string> = {
  account: 'No account',
  region: 'No region',
  charge_kind: 'Not from a bill',
  charge_category: 'No category',
  resource: 'No resource',
  tag: 'Not tagged',
}

/** The series below the service, dearest first, what lacks the dimension among them and the tail last. */
export function deepGroups(rows: readonly CostAggregation[], dimension: ChargeDimension): SeriesGroup[] {
  const rest = rows.filter((row) => row.is_rest === true)
  const named = rows.filter((row) => row.is_rest !== true)
  const keyOf = (row: CostAggregation) =>
    typeof row[dimension] === 'string' ? `${row.cloud_provider} / ${row[dimension]}` : ''
  const groups = [...groupBy(named, keyOf)].map(([id, members]) => toGroup(id, members, dimension))
  const lacking = groups.filter((group) => group.isLacking === true)
  const others = groups
    .filter((group) => group.isLacking !== true)
    .sort((one, other) => other.total - one.total || one.id.localeCompare(other.id))
  return [...withTail(others, plurals[dimension], rest), ...lacking]
}

function toGroup(id: string, rows: readonly CostAggregation[], dimension: ChargeDimension): SeriesGroup {
  const value = rows[0]?.[dimension] ?? null
  const group = { rows, total: totalOf(rows), service: null, value }
  if (value === null) {
    const label = lackingNames[dimension]
    return { ...group, id: label, label, provider: null, isLacking: true }
  }
  const label = labelOf(value, dimension)
  return { ...group, id, label: label === '' ? '(empty)' : label, provider: providerOf(rows) }
}

function labelOf(value: string, dimension: ChargeDimension): string {
  if (dimension === 'resource') return shortResource(value)
  return dimension === 'charge_kind' && isChargeKind(value) ? kindLabel(value) : value
}

function providerOf(rows: readonly CostAggregation[]): Provider | null {
  return providers.find((provider) => provider === rows[0]?.cloud_provider) ?? null
}
