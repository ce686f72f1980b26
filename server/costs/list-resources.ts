import { changePerDay } from '../../shared/compared-days.ts'
import { percentageOf, roundForApi } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'
import type { ResourceCost, ResourceQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { sumExpression } from '../database/dialect.ts'
import { comparedPeriods } from './compare-costs.ts'
import { compareDays, questionsOf } from './compare-days.ts'
import type { CostFilter } from './cost-filter.ts'
import { costsMatching, metricColumn } from './costs-matching.ts'
import { resolveRange } from './resolve-range.ts'

type Group = Omit<ResourceCost, 'percentage' | 'previous_cost' | 'percentage_change'>

const place = ['resource', 'cloud_provider', 'service_name', 'account', 'region'] as const

/** The dearest resources of the bills, with their change against the comparison period. */
export async function listResources(ctx: Context, query: ResourceQuery): Promise<ResourceCost[]> {
  const range = await resolveRange(ctx, query)
  if (range === null) return []
  const { database, query: named } = costsMatching(ctx, query, range, {
    by: [...place, 'resource_name'],
    fromCharges: true,
  })
  const total = sumExpression(database, metricColumn(query.metric))
  const all: { total: number } | undefined = await costsMatching(ctx, query, range, {
    by: [],
    fromCharges: true,
  }).query.first({ total })
  const groups: Group[] = await named
    .whereNotNull('cloud_costs.resource')
    .select(...place, database.raw('max(resource_name) as resource_name'), { total_cost: total })
    .groupBy(...place)
    .orderBy('total_cost', 'desc')
    .orderBy(place.map((column) => ({ column })))
    .limit(query.limit)
  const changes = await changesOf(ctx, query, range, groups)
  return groups.map((group) => ({
    ...group,
    total_cost: roundForApi(group.total_cost),
    percentage: percentageOf(group.total_cost, all?.total ?? 0),
    ...changes(group),
  }))
}

type Change = Pick<ResourceCost, 'previous_cost' | 'percentage_change'>

async function changesOf(
  ctx: Context,
  query: ResourceQuery,
  range: DayRange,
  groups: readonly Group[],
): Promise<(group: Group) => Change> {
  const periods = comparedPeriods(range, query, ctx.clock.today())
  const days = periods === null || groups.length === 0 ? null : await compareDays(ctx, query, periods)
  if (days === null || days.currentDays.size === 0)
    return () => ({ previous_cost: null, percentage_change: null })
  const resource = groups.map((group) => group.resource)
  const { current, previous: before } = questionsOf({ ...query, resource }, days)
  const [now, then] = await Promise.all([
    costsOf(ctx, current, days.current),
    costsOf(ctx, before, days.previous),
  ])
  return (group) => {
    const previous = then.get(keyOf(group)) ?? 0
    return {
      previous_cost: roundForApi(previous),
      percentage_change: changePerDay(now.get(keyOf(group)) ?? 0, previous, days),
    }
  }
}

async function costsOf(
  ctx: Context,
  query: ResourceQuery & CostFilter,
  range: DayRange,
): Promise<Map<string, number>> {
  const { database, query: costs } = costsMatching(ctx, query, range, { by: place, fromCharges: true })
  const rows: Group[] = await costs
    .select(...place, { total_cost: sumExpression(database, metricColumn(query.metric)) })
    .groupBy(...place)
  return new Map(rows.map((row) => [keyOf(row), row.total_cost]))
}

function keyOf(group: Group): string {
  return JSON.stringify(place.map((column) => group[column]))
}
