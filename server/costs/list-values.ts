import { roundForApi } from '../../shared/money.ts'
import type { CostValue, ValueQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { jsonKeys, sumExpression } from '../database/dialect.ts'
import { everyCost, metricColumn } from './costs-matching.ts'
import { resolveRange } from './resolve-range.ts'

/** The values that costs can be filtered by, the dearest first. */
export async function listValues(ctx: Context, query: ValueQuery): Promise<CostValue[]> {
  const range = await resolveRange(ctx, query)
  if (range === null) return []
  const { of, search = '', ...filter } = query
  // Also what stands apart for want of an exchange rate can be looked for.
  const by = of === 'tag_key' ? 'tags' : of
  const { database, query: rows } = everyCost(ctx, filter, range, { by: [by], fromCharges: true })
  if (of === 'tag_key') rows.joinRaw('cross join lateral ? k', [jsonKeys(database, 'cloud_costs.tags')])
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
