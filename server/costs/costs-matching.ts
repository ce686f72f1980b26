import type { Knex } from 'knex'
import type { Metric } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { needsCharges, whereCosts, type CostFilter, type FilteredColumns } from './cost-filter.ts'
import { chargeSums, type ChargeColumn } from './charge-sums.ts'

/** The column that holds a metric in the reporting currency. */
export function metricColumn(metric: Metric): 'cost' | 'effective_cost' {
  return metric === 'billed' ? 'cost' : 'effective_cost'
}

/** What a filter narrows of the daily costs; what bills tell below the service is not among it. */
const ofDailyCost: FilteredColumns = {
  cloud_provider: 'cloud_costs.cloud_provider',
  service_name: 'cloud_costs.service_name',
  date: 'cloud_costs.date',
  account: 'null',
  account_id: 'null',
  region: 'null',
  charge_kind: 'null',
  resource: 'null',
  tags: 'null',
  charge_category: 'null',
  charge_class: 'null',
  charge_frequency: 'null',
  discount_type: 'null',
}

/** Costs to ask about, whether they come from the daily costs or from charges. */
export type CostRows = {
  /** The database that answers. */
  readonly database: Knex
  /** A query over `cloud_costs`. */
  readonly query: Knex.QueryBuilder
  /** SQL that counts costs and charges. */
  readonly records: string
  /** SQL of the month of a row. */
  readonly month: string
}

type Wanted = {
  /** What rows are told apart by; others are added up. */
  readonly by: readonly CostColumn[]
  /** Whether charges are needed even where the filter does not ask for them. */
  readonly fromCharges?: boolean
}

/** The columns that rows of costs can be told apart by. */
export type CostColumn = ChargeColumn | 'tag'

/**
 * Costs whose amounts in the reporting currency are known. Every total, list, chart and budget starts here.
 *
 * @throws Error for a column below the service that is asked of the daily costs.
 */
export function costsMatching(ctx: Context, filter: CostFilter, range: DayRange, wanted: Wanted): CostRows {
  const rows = everyCost(ctx, filter, range, wanted)
  rows.query.whereNotNull('cloud_costs.cost')
  return rows
}

/** The rows of the same filter that no exchange rate converts. */
export function unconvertedCosts(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  wanted: Wanted,
): CostRows {
  const rows = everyCost(ctx, filter, range, wanted)
  rows.query.whereNull('cloud_costs.cost')
  return rows
}

/** Both together. */
export function everyCost(
  { database, charges }: Context,
  filter: CostFilter,
  range: DayRange,
  { by, fromCharges = false }: Wanted,
): CostRows {
  if (fromCharges || needsCharges(filter)) {
    const columns = by.map((name) => (name === 'tag' ? 'tags' : name))
    const sums = chargeSums(charges, filter, range, {
      by: [...new Set(columns)],
      others: true,
      tagKey: by.includes('tag') ? filter.tag_key : undefined,
    })
    return {
      database: charges.database,
      query: charges.database.from(sums.as('cloud_costs')),
      records: 'sum(cloud_costs.records)',
      month: 'cloud_costs.month',
    }
  }
  const query: Knex.QueryBuilder = database('cloud_costs').whereBetween('cloud_costs.date', [
    range.start_date,
    range.end_date,
  ])
  whereCosts(database, query, filter, ofDailyCost)
  return { database, query, records: 'count(*)', month: 'substr(cloud_costs.date, 1, 7)' }
}
