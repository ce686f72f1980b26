import type { Knex } from 'knex'
import type { DayRange } from '../../shared/period.ts'
import type { ChargeStore, Grain } from '../charges/charge-store.ts'
import { jsonText } from '../database/dialect.ts'
import { converted, joinConversion } from '../exchange-rates/converted.ts'
import { addUp, wholeSum } from './add-up.ts'
import { needsSingleCharges, whereCosts, type CostFilter, type FilteredColumns } from './cost-filter.ts'
import { grossUsageSql } from './gross-usage.ts'
import { correctionSql } from './kinds-of-charges.ts'
import { resourceGroupSql } from './resource-group.ts'

/** How deep a bill goes, each with its SQL over a charge `c`. */
const ofCharge = {
  cloud_provider: 'c.cloud_provider',
  service_name: 'c.service_name',
  account: 'coalesce(c.sub_account_name, c.sub_account_id)',
  region: 'c.region',
  resource: 'c.resource_id',
  resource_name: 'c.resource_name',
  resource_group: resourceGroupSql('c.resource_id'),
  tags: 'c.tags',
  usage_type: 'c.usage_kind',
  charge_category: 'c.charge_category',
  is_correction: `case when ${correctionSql({ charge_class: 'c.charge_class' })} then 1 else 0 end`,
  discount_type: 'c.discount_type',
  commitment_status: 'c.commitment_status',
  commitment_type: 'c.commitment_type',
  commitment_id: 'c.commitment_id',
  charge_kind: `coalesce(c.charge_kind, 'other')`,
  resource_class: 'c.resource_class',
  platform: 'c.platform',
  upload: `case when c.operation like '%MultipartUpload' then c.operation end`,
  is_tagged: 'c.is_tagged',
  unit: 'c.usage_unit',
  bill: 'c.bill_id',
  source: 'cast(null as integer)',
  date: 'c.date',
} as const

export type ChargeColumn = keyof typeof ofCharge

/** What a cost `o` has that comes from no bill. */
const ofOther: Readonly<Record<ChargeColumn, string>> = {
  cloud_provider: 'o.cloud_provider',
  service_name: 'o.service_name',
  account: 'cast(null as text)',
  region: 'cast(null as text)',
  resource: 'cast(null as text)',
  resource_name: 'cast(null as text)',
  resource_group: 'cast(null as text)',
  tags: 'cast(null as text)',
  usage_type: 'cast(null as text)',
  charge_category: `'Usage'`,
  is_correction: '0',
  discount_type: 'cast(null as text)',
  commitment_status: 'cast(null as text)',
  commitment_type: 'cast(null as text)',
  commitment_id: 'cast(null as text)',
  charge_kind: 'cast(null as text)',
  resource_class: 'cast(null as text)',
  platform: 'cast(null as text)',
  upload: 'cast(null as text)',
  is_tagged: '0',
  unit: 'cast(null as text)',
  bill: 'cast(null as integer)',
  source: 'o.source_id',
  date: 'cast(o.date as date)',
}

/** What a filter narrows of a charge `c`. */
export const filteredOfCharge: FilteredColumns = {
  ...ofCharge,
  account_id: 'c.sub_account_id',
  charge_class: 'c.charge_class',
  charge_frequency: 'c.charge_frequency',
}

/** What a filter narrows of a cost `o` that comes from no bill. */
export const filteredOfOther: FilteredColumns = {
  ...ofOther,
  date: 'o.date',
  account_id: 'cast(null as text)',
  charge_class: 'cast(null as text)',
  charge_frequency: 'cast(null as text)',
}

/** Only these columns ask for single charges. */
const finest: readonly ChargeColumn[] = ['resource', 'resource_name', 'resource_group', 'tags', 'upload']

type Sums = {
  /** What charges are told apart by. */
  readonly by: readonly ChargeColumn[]
  /** Whether the costs that come from no bill count as well. */
  readonly others: boolean
  /** A tag whose value stands in the column `tag`; `by` has `tags` then. */
  readonly tagKey?: string | undefined
  /** What usage counts as: what is charged for it, or what it costs before credits and commitments; as charged. */
  readonly usage?: 'charged' | 'gross'
  /** Whether list and contracted costs are wanted as well, `list_in_billing_currency` and so on. */
  readonly prices?: boolean
}

/**
 * Adds up the charges of all bills that count, and the costs that come from no bill, before their amounts are
 * converted: exact sums for each month and currency, which are few.
 *
 * @returns a query with the columns of `by` (`date` as text), `month`, `billing_currency`,
 *   `cost_in_billing_currency`, `effective_cost_in_billing_currency`, both converted as `cost` and `effective_cost` (null
 *   where no rate is known), the conversion's `rate`, `rate_month` and `is_provisional`, `quantity` and `records`.
 */
export function chargeSums(
  store: ChargeStore,
  filter: CostFilter,
  range: DayRange,
  { by, others, tagKey, prices = false, usage = 'charged' }: Sums,
): Knex.QueryBuilder {
  const { database } = store
  const grain: Grain =
    needsSingleCharges(filter) || by.some((name) => finest.includes(name)) ? 'charge' : 'sum'
  const charges = database
    .from(database.raw(`${store.counted(grain)} as c`))
    .whereBetween('c.date', [range.start_date, range.end_date])
  addUp(database, charges, ofCharge, by, {
    currency: 'c.billing_currency',
    billed: `sum(${usage === 'gross' ? grossUsageSql('c.billed_cost') : 'c.billed_cost'})`,
    effective: `sum(${usage === 'gross' ? grossUsageSql('c.effective_cost') : 'c.effective_cost'})`,
    quantity: 'sum(c.usage_quantity)',
    records: 'sum(c.charge_count)',
    ...(prices ? { list: wholeSum('c.list_cost'), contracted: wholeSum('c.contracted_cost') } : {}),
  })
  whereCosts(database, charges, filter, filteredOfCharge)
  const sums = others
    ? database.queryBuilder().unionAll([charges, otherSums(database, filter, range, by)], true)
    : charges
  const month = 'substr(cast(s.month as text), 1, 7)'
  const query = database.from(sums.as('s'))
  joinConversion(database, query, 's', month)
  return query.select(
    ...by.map((name) => (name === 'date' ? database.raw('cast(s.date as text) as date') : `s.${name}`)),
    ...(tagKey === undefined ? [] : [database.raw('? as tag', [jsonText(database, 's.tags', tagKey)])]),
    database.raw(`${month} as month`),
    's.billing_currency',
    's.cost_in_billing_currency',
    's.effective_cost_in_billing_currency',
    database.raw(`${converted('s.cost_in_billing_currency')} as cost`),
    database.raw(`${converted('s.effective_cost_in_billing_currency')} as effective_cost`),
    'k.rate',
    'k.rate_month',
    'k.is_provisional',
    's.quantity',
    's.records',
    ...(prices ? ['s.list_in_billing_currency', 's.contracted_in_billing_currency'] : []),
  )
}

/** The same of the costs that come from no bill. */
function otherSums(
  database: Knex,
  filter: CostFilter,
  range: DayRange,
  by: readonly ChargeColumn[],
): Knex.QueryBuilder {
  const others = database({ o: 'cloud_costs' })
    .whereNull('o.bill_id')
    .whereBetween('o.date', [range.start_date, range.end_date])
  addUp(database, others, ofOther, by, {
    currency: 'o.billing_currency',
    billed: 'sum(o.cost_in_billing_currency)',
    effective: 'sum(o.effective_cost_in_billing_currency)',
    quantity: 'cast(null as numeric)',
    records: 'count(*)',
  })
  whereCosts(database, others, filter, filteredOfOther)
  return others
}
