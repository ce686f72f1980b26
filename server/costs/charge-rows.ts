import type { Knex } from 'knex'
import type { DayRange } from '../../shared/period.ts'
import type { Database } from '../database/connect.ts'
import { converted, joinConversion } from '../exchange-rates/converted.ts'
import { whereTagged, type ChargeFilter } from './charge-filter.ts'
import { countedEffectiveCost, whereCounted } from './counted-charges.ts'
import { correctionSql } from './kinds-of-charges.ts'

/** The columns of `cloud_costs`, and those below, with their SQL over a charge. Ids below 0 are those of charges. */
const ofCharge = {
  id: '-c.id',
  source_id: 'i.source_id',
  bill_id: 'c.bill_id',
  cloud_provider: 'c.cloud_provider',
  service_name: 'c.service_name',
  service_category: 'c.service_category',
  date: 'c.date',
  cost: converted('c.billed_cost'),
  effective_cost: converted(countedEffectiveCost),
  billing_currency: 'c.billing_currency',
  cost_in_billing_currency: 'c.billed_cost',
  effective_cost_in_billing_currency: countedEffectiveCost,
  created_at: 'i.created_at',
  account: 'coalesce(c.sub_account_name, c.sub_account_id)',
  account_id: 'c.sub_account_id',
  region: 'c.region',
  charge_category: 'c.charge_category',
  charge_class: 'c.charge_class',
  discount_type: 'c.discount_type',
  resource: 'c.resource_id',
  resource_name: 'c.resource_name',
  tag_set_id: 'c.tag_set_id',
} as const

/** What a cost has that comes from no bill. */
const ofOther: Partial<Record<keyof typeof ofCharge, string>> = {
  account: 'null',
  account_id: 'null',
  region: 'null',
  charge_category: `'Usage'`,
  charge_class: 'null',
  discount_type: 'null',
  resource: 'null',
  resource_name: 'null',
  tag_set_id: 'null',
}

/**
 * Rows as deep as bills go, in the form of `cloud_costs` with more columns: the charges of the bills that count, and
 * the costs that come from no bill, such as manual entries.
 */
export function chargeRows(database: Database, filter: ChargeFilter, range: DayRange): Knex.QueryBuilder {
  const days: [string, string] = [range.start_date, range.end_date]
  const charges: Knex.QueryBuilder = database({ c: 'charges' })
    .join({ b: 'bills' }, 'b.id', 'c.bill_id')
    .join({ i: 'imports' }, 'i.id', 'b.import_id')
    .modify(whereCounted)
    .whereBetween('c.date', days)
    .select(selection(database, ofCharge))
  joinConversion(database, charges, 'c')
  const others: Knex.QueryBuilder = database({ o: 'cloud_costs' })
    .whereNull('o.bill_id')
    .whereBetween('o.date', days)
    .select(
      selection(
        database,
        Object.fromEntries(columns.map((column) => [column, ofOther[column] ?? `o.${column}`])),
      ),
    )
  if (filter.tag_key !== undefined) {
    const { tag_key } = filter
    charges
      .leftJoin({ t: 'tags' }, (join) =>
        join.on('t.tag_set_id', 'c.tag_set_id').andOn('t.key', '=', database.raw('?', [tag_key])),
      )
      .select({ tag: 't.value' })
    others.select(database.raw('null as tag'))
  }
  whereTagged(database, charges, filter, 'c.tag_set_id')
  if (filter.only_corrections === true) {
    charges.whereRaw(correctionSql({ charge_class: 'c.charge_class' }))
    others.whereRaw('1 = 0')
  }
  if (filter.tag !== undefined) others.whereRaw('1 = 0')
  return charges.unionAll([others])
}

const columns = [
  'id',
  'source_id',
  'bill_id',
  'cloud_provider',
  'service_name',
  'service_category',
  'date',
  'cost',
  'effective_cost',
  'billing_currency',
  'cost_in_billing_currency',
  'effective_cost_in_billing_currency',
  'created_at',
  'account',
  'account_id',
  'region',
  'charge_category',
  'charge_class',
  'discount_type',
  'resource',
  'resource_name',
  'tag_set_id',
] as const satisfies readonly (keyof typeof ofCharge)[]

function selection(database: Database, expressions: Readonly<Record<string, string>>): Knex.Raw[] {
  return columns.map((column) => database.raw(`${expressions[column]} as ??`, [column]))
}
