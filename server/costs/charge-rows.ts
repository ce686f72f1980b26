import type { Knex } from 'knex'
import type { DayRange } from '../../shared/period.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import { converted, joinConversion } from '../exchange-rates/converted.ts'
import { whereCosts, type CostFilter } from './cost-filter.ts'
import { filteredOfCharge, filteredOfOther } from './charge-sums.ts'

/** The columns of `cloud_costs` with their SQL over a charge. Ids below 0 are those of charges. */
const ofCharge = {
  id: '-c.id',
  cloud_provider: 'c.cloud_provider',
  service_name: 'c.service_name',
  date: 'cast(c.date as text)',
  billing_currency: 'c.billing_currency',
  cost_in_billing_currency: 'c.billed_cost',
  effective_cost_in_billing_currency: 'c.effective_cost',
  created_at: 'i.created_at',
  source: `'import'`,
} as const

/** The same of a cost that comes from no bill. */
const ofOther: Readonly<Record<keyof typeof ofCharge, string>> = {
  id: 'o.id',
  cloud_provider: 'o.cloud_provider',
  service_name: 'o.service_name',
  date: 'o.date',
  billing_currency: 'o.billing_currency',
  cost_in_billing_currency: 'o.cost_in_billing_currency',
  effective_cost_in_billing_currency: 'o.effective_cost_in_billing_currency',
  created_at: 'o.created_at',
  source: 's.kind',
}

/**
 * Single charges of the bills that count and the costs that come from no bill, in the form of the daily costs with the
 * kind of their source.
 *
 * @returns a query over `cloud_costs` whose amounts in the reporting currency are known.
 */
export function chargeRows(
  { database, counted }: ChargeStore,
  filter: CostFilter,
  range: DayRange,
): Knex.QueryBuilder {
  const days: [string, string] = [range.start_date, range.end_date]
  const charges = database
    .from(database.raw(`${counted('charge')} as c`))
    .join({ b: 'bills' }, 'b.id', 'c.bill_id')
    .join({ i: 'imports' }, 'i.id', 'b.import_id')
    .whereBetween('c.date', days)
    .select(selection(database, ofCharge))
  whereCosts(database, charges, filter, filteredOfCharge)
  const others = database({ o: 'cloud_costs' })
    .join({ s: 'sources' }, 's.id', 'o.source_id')
    .whereNull('o.bill_id')
    .whereBetween('o.date', days)
    .select(selection(database, ofOther))
  whereCosts(database, others, filter, filteredOfOther)
  const rows = database
    .from(database.queryBuilder().unionAll([charges, others], true).as('r'))
    .whereNotNull('k.rate')
    .select(
      'r.*',
      database.raw(`${converted('r.cost_in_billing_currency')} as cost`),
      database.raw(`${converted('r.effective_cost_in_billing_currency')} as effective_cost`),
    )
  joinConversion(database, rows, 'r')
  return database.from(rows.as('cloud_costs'))
}

function selection(database: Knex, expressions: Readonly<Record<string, string>>): Knex.Raw[] {
  return Object.entries(expressions).map(([name, sql]) => database.raw(`${sql} as ??`, [name]))
}
