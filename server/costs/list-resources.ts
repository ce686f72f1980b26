import { percentageOf, roundForApi } from '../../shared/money.ts'
import type { ResourceCost, ResourceQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { sumExpression } from '../database/dialect.ts'
import { costsMatching, metricColumn } from './costs-matching.ts'
import { place, resourceDetails, type ResourcePlace } from './resource-details.ts'
import { resolveRange } from './resolve-range.ts'

type Group = ResourcePlace & { readonly total_cost: number }

/** The dearest resources of the bills, with their change against the comparison period. */
export async function listResources(ctx: Context, query: ResourceQuery): Promise<ResourceCost[]> {
  const range = await resolveRange(ctx, query)
  if (range === null) return []
  const { database, query: placed } = costsMatching(ctx, query, range, { by: place, fromCharges: true })
  const total = sumExpression(database, metricColumn(query.metric))
  const all: { total: number } | undefined = await costsMatching(ctx, query, range, {
    by: [],
    fromCharges: true,
  }).query.first({ total })
  const groups: Group[] = await placed
    .whereNotNull('cloud_costs.resource')
    .select(...place, { total_cost: total })
    .groupBy(...place)
    .orderBy('total_cost', 'desc')
    .orderBy(place.map((column) => ({ column })))
    .limit(query.limit)
  // The rest is asked of these few alone, which needs no sums of all others.
  const detailsOf = await resourceDetails(ctx, query, range, groups)
  return groups.map((group) => ({
    ...group,
    total_cost: roundForApi(group.total_cost),
    percentage: percentageOf(group.total_cost, all?.total ?? 0),
    ...detailsOf(group),
  }))
}
