import type { Knex } from 'knex'
import type { Provider } from '../../shared/catalogue.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { converted, joinConversion } from '../exchange-rates/converted.ts'
import { whereCharges, whereTagged } from './charge-filter.ts'
import { listOf, type CostFilter } from './cost-filter.ts'
import { countedEffectiveCost, whereCounted } from './counted-charges.ts'
import { correctionSql } from './kinds-of-charges.ts'

/** How deep a bill goes, each with its SQL over a charge `c`. */
const expressions = {
  cloud_provider: 'c.cloud_provider',
  service_name: 'c.service_name',
  account: 'coalesce(c.sub_account_name, c.sub_account_id)',
  region: 'c.region',
  usage_type: 'coalesce(c.usage_type, c.sku)',
  charge_category: 'c.charge_category',
  is_correction: `case when ${correctionSql({ charge_class: 'c.charge_class' })} then 1 else 0 end`,
  discount_type: 'c.discount_type',
  commitment_status: 'c.commitment_status',
  is_tagged: 'case when c.tag_set_id is null then 0 else 1 end',
  unit: 'c.usage_unit',
  date: 'c.date',
  billing_currency: 'c.billing_currency',
} as const

/** What a filter below the service narrows. */
const filterColumns = {
  ...expressions,
  account_id: 'c.sub_account_id',
  charge_class: 'c.charge_class',
  resource: 'c.resource_id',
} as const

export type ChargeColumn = keyof typeof expressions

/** Charges added up; what they were not grouped by is null. */
export type ChargeGroup = {
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  readonly account: string | null
  readonly region: string | null
  readonly usage_type: string | null
  /** As FOCUS has it: Usage, Purchase, Tax, Credit or Adjustment. */
  readonly charge_category: string | null
  /** Whether it is a refund or a correction. */
  readonly is_correction: 0 | 1 | null
  /** The kind of discount or credit, in the provider's words. */
  readonly discount_type: string | null
  readonly commitment_status: string | null
  readonly is_tagged: 0 | 1 | null
  readonly unit: string | null
  readonly date: Day | null
  readonly billing_currency: string | null
  /** In the reporting currency. */
  readonly cost: number
  /** As it was billed, of what a rate is known for; only a sum where it is grouped by the currency. */
  readonly billed_amount: number
  readonly quantity: number | null
}

/**
 * Adds up the charges of all bills that count, by any columns. Demo data and entries by hand have no charges, and
 * amounts without an exchange rate are left out, as they are in the daily costs.
 *
 * @returns nothing where no bill goes so deep.
 */
export async function chargeGroups(
  { database }: Context,
  filter: CostFilter,
  range: DayRange,
  by: readonly ChargeColumn[],
  metric: Metric,
): Promise<ChargeGroup[]> {
  const columns = Object.entries(expressions).map(([name, sql]) =>
    database.raw(`${by.some((column) => column === name) ? sql : 'null'} as ??`, [name]),
  )
  const amount = metric === 'billed' ? 'c.billed_cost' : `(${countedEffectiveCost})`
  const query: Knex.QueryBuilder = database({ c: 'charges' })
    .join({ b: 'bills' }, 'b.id', 'c.bill_id')
    .modify(whereCounted)
    .whereBetween('c.date', [range.start_date, range.end_date])
    .select(
      ...columns,
      database.raw(`coalesce(sum(${converted(amount)}), 0) as cost`),
      database.raw(`coalesce(sum(case when k.rate is null then 0 else ${amount} end), 0) as billed_amount`),
      database.raw('sum(c.usage_quantity) as quantity'),
    )
  joinConversion(database, query, 'c')
  for (const column of by) query.groupByRaw(expressions[column])
  if (filter.cloud_provider !== undefined) query.whereIn('c.cloud_provider', listOf(filter.cloud_provider))
  if (filter.service_name !== undefined) query.whereIn('c.service_name', listOf(filter.service_name))
  if (filter.without_days !== undefined) query.whereNotIn('c.date', filter.without_days)
  whereCharges(query, filter, filterColumns)
  whereTagged(database, query, filter, 'c.tag_set_id')
  return query
}
