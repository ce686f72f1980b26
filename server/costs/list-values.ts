import { roundForApi } from '../../shared/money.ts'
import type { CostValue, ValueQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { sumExpression } from '../database/dialect.ts'
import { everyCost, metricColumn } from './cost-filter.ts'
import { resolveRange } from './resolve-range.ts'

/** The values that costs can be filtered by, the dearest first. */
export async function listValues(ctx: Context, query: ValueQuery): Promise<CostValue[]> {
  const range = await resolveRange(ctx, query)
  if (range === null) return []
  const { database } = ctx
  const { of, search = '', ...filter } = query
  // Also what stands apart for want of an exchange rate can be looked for.
  const rows = everyCost(database, { ...filter, by_charge: true }, range)
  if (of === 'tag_key') rows.join({ k: 'tags' }, 'k.tag_set_id', 'cloud_costs.tag_set_id')
  const column = of === 'tag_key' ? 'k.key' : `cloud_costs.${of}`
  const values: CostValue[] = await rows
    .whereNotNull(column)
    .whereRaw(`lower(??) like ? escape '!'`, [column, containing(search)])
    .select({ value: column, total_cost: sumExpression(database, metricColumn(query.metric)) })
    .groupBy(column)
    .orderBy([{ column: 'total_cost', order: 'desc' }, { column }])
    .limit(query.limit)
  return values.map(({ value, total_cost }) => ({ value, total_cost: roundForApi(total_cost) }))
}

function containing(search: string): string {
  return `%${search.trim().toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`
}
