import { percentageOf, roundForApi } from '../../shared/money.ts'
import type { ResourceCost, ResourceQuery, TagCoverage, TagQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { sumExpression } from '../database/dialect.ts'
import { costsMatching, metricColumn } from './cost-filter.ts'
import { resolveRange } from './resolve-range.ts'

type Group = Omit<ResourceCost, 'percentage'>

const place = ['resource', 'cloud_provider', 'service_name', 'account', 'region'] as const

/** The dearest resources of the bills, in USD. */
export async function listResources(ctx: Context, query: ResourceQuery): Promise<ResourceCost[]> {
  const range = await resolveRange(ctx, query)
  if (range === null) return []
  const { database } = ctx
  const filter = { ...query, by_charge: true }
  const total = sumExpression(database, metricColumn(query.metric))
  const all: { total: number } | undefined = await costsMatching(database, filter, range).first({ total })
  const groups: Group[] = await costsMatching(database, filter, range)
    .whereNotNull('cloud_costs.resource')
    .select(...place, database.raw('max(resource_name) as resource_name'), { total_cost: total })
    .groupBy(...place)
    .orderBy('total_cost', 'desc')
    .limit(query.limit)
  return groups.map((group) => ({
    ...group,
    total_cost: roundForApi(group.total_cost),
    percentage: percentageOf(group.total_cost, all?.total ?? 0),
  }))
}

/** How much of the bills' cost carries tags, and which. */
export async function coverTags(ctx: Context, query: TagQuery): Promise<TagCoverage> {
  const range = await resolveRange(ctx, query)
  if (range === null) return { total_cost: 0, untagged_cost: 0, untagged_percentage: 0, keys: [] }
  const { database } = ctx
  const column = metricColumn(query.metric)
  const billed = () =>
    costsMatching(database, { ...query, by_charge: true }, range).whereNotNull('cloud_costs.bill_id')
  const sums: { total: number; untagged: number } | undefined = await billed().first({
    total: sumExpression(database, column),
    untagged: database.raw('coalesce(sum(case when tag_set_id is null then ?? else 0 end), 0)', [column]),
  })
  const keys: { key: string; total: number }[] = await billed()
    .join({ k: 'tags' }, 'k.tag_set_id', 'cloud_costs.tag_set_id')
    .select('k.key', { total: sumExpression(database, column) })
    .groupBy('k.key')
    .orderBy([{ column: 'total', order: 'desc' }, { column: 'key' }])
    .limit(200)
  const [total, untagged] = [sums?.total ?? 0, sums?.untagged ?? 0]
  return {
    total_cost: roundForApi(total),
    untagged_cost: roundForApi(untagged),
    untagged_percentage: percentageOf(untagged, total),
    keys: keys.map((entry) => ({
      key: entry.key,
      total_cost: roundForApi(entry.total),
      percentage: percentageOf(entry.total, total),
    })),
  }
}
