import type { Knex } from 'knex'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { needsCharges, type CostFilter } from './cost-filter.ts'
import { costsMatching } from './costs-matching.ts'
import { chargeRows } from './charge-rows.ts'

const columns = [
  'id',
  'cloud_provider',
  'service_name',
  'date',
  'created_at',
  'cost',
  'effective_cost',
  'billing_currency',
  'cost_in_billing_currency',
].map((name) => `cloud_costs.${name}`)

/**
 * Costs one by one, as deep as the filter asks for, with the kind of their source.
 *
 * @returns a query over `cloud_costs` with what is listed of a row, whose amounts in the reporting currency are known.
 */
export function singleCosts(ctx: Context, filter: CostFilter, range: DayRange): Knex.QueryBuilder {
  if (needsCharges(filter))
    return chargeRows(ctx.charges, filter, range).select(...columns, 'cloud_costs.source')
  const { query } = costsMatching(ctx, filter, range, { by: [] })
  return query
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .select(...columns, 'sources.kind as source')
}
