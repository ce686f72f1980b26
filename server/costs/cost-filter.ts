import type { Knex } from 'knex'
import type { Provider } from '../../shared/catalogue.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { Database } from '../database/connect.ts'
import type { CloudCostRow } from '../database/tables.ts'
import { listOf, needsCharges, whereCharges, type ChargeFilter } from './charge-filter.ts'
import { chargeRows } from './charge-rows.ts'

/** Which costs are meant, apart from the days. */
export type CostFilter = ChargeFilter & {
  readonly cloud_provider?: Provider | readonly Provider[] | undefined
  readonly service_name?: string | readonly string[] | undefined
  /** Days that do not count, such as incomplete ones. */
  readonly without_days?: readonly Day[] | undefined
}

export { listOf }

/** The column that holds a metric in the reporting currency. */
export function metricColumn(metric: Metric): 'cost' | 'effective_cost' {
  return metric === 'billed' ? 'cost' : 'effective_cost'
}

/** The columns of `chargeRows`, under the name `cloud_costs`. */
const deepColumns = {
  account: 'cloud_costs.account',
  account_id: 'cloud_costs.account_id',
  region: 'cloud_costs.region',
  charge_category: 'cloud_costs.charge_category',
  charge_class: 'cloud_costs.charge_class',
  discount_type: 'cloud_costs.discount_type',
  resource: 'cloud_costs.resource',
} as const

function matching(database: Database, filter: CostFilter, range: DayRange): Knex.QueryBuilder<CloudCostRow> {
  const deep = needsCharges(filter)
  const query: Knex.QueryBuilder<CloudCostRow> = deep
    ? database.from(chargeRows(database, filter, range).as('cloud_costs'))
    : database<CloudCostRow>('cloud_costs').whereBetween('cloud_costs.date', [
        range.start_date,
        range.end_date,
      ])
  if (deep) whereCharges(query, filter, deepColumns)
  if (filter.cloud_provider !== undefined)
    query.whereIn('cloud_costs.cloud_provider', listOf(filter.cloud_provider))
  if (filter.service_name !== undefined)
    query.whereIn('cloud_costs.service_name', listOf(filter.service_name))
  if (filter.without_days !== undefined) query.whereNotIn('cloud_costs.date', filter.without_days)
  return query
}

/**
 * The one way from a filter to SQL: every total, list, chart and budget starts from this query.
 *
 * @returns a query over `cloud_costs` whose amounts in the reporting currency are known.
 */
export function costsMatching(database: Database, filter: CostFilter, range: DayRange) {
  return matching(database, filter, range).whereNotNull('cloud_costs.cost')
}

/** The same with the rows that no exchange rate converts, whose amounts are null. */
export function everyCost(database: Database, filter: CostFilter, range: DayRange) {
  return matching(database, filter, range)
}

/** The rows of the same filter that no exchange rate converts. */
export function unconvertedCosts(database: Database, filter: CostFilter, range: DayRange) {
  return matching(database, filter, range).whereNull('cloud_costs.cost')
}
