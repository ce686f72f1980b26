import type { Knex } from 'knex'
import { isPostgres } from '../dialect.ts'
import type { Migration } from './index.ts'

/** 38 digits, 12 of them decimals: exact in PostgreSQL; SQLite keeps a double in a column of this affinity. */
const money = [38, 12] as const
const finite = (column: string) => `${column} between -1e15 and 1e15`

export const cloudCosts: Migration = {
  name: '001-cloud-costs',

  async up(knex) {
    await knex.schema.createTable('sources', (table) => {
      table.increments('id')
      table.text('kind').notNullable().checkIn(['demo', 'manual', 'import'])
      table.text('name').notNullable()
      table.text('created_at').notNullable()
    })
    await knex.schema.createTable('cloud_costs', (table) => {
      table.increments('id')
      table.integer('source_id').notNullable().references('id').inTable('sources').onDelete('CASCADE')
      table.text('cloud_provider').notNullable().checkIn(['AWS', 'Azure', 'GCP', 'Other'])
      table.text('service_name').notNullable()
      table.text('service_category')
      table.text('date').notNullable()
      table.decimal('cost', ...money)
      table.decimal('effective_cost', ...money)
      table.text('billing_currency').notNullable().defaultTo('USD')
      table.decimal('cost_in_billing_currency', ...money).notNullable()
      table.decimal('effective_cost_in_billing_currency', ...money).notNullable()
      table.text('created_at').notNullable()
      table.check(`length(service_name) between 1 and 400`, [], 'service_name_present')
      table.check(realDay(knex), [], 'date_is_a_day')
      table.check(
        `billing_currency <> 'USD' or (cost is not null and effective_cost is not null)`,
        [],
        'usd_known',
      )
      table.check(`cost is null or ${finite('cost')}`, [], 'cost_finite')
      table.check(`effective_cost is null or ${finite('effective_cost')}`, [], 'effective_cost_finite')
      table.check(finite('cost_in_billing_currency'), [], 'billing_cost_finite')
      table.check(finite('effective_cost_in_billing_currency'), [], 'billing_effective_cost_finite')
      table.index(['cloud_provider', 'service_name', 'date', 'service_category'], 'cloud_costs_by_service')
      // Covers every total over a range of days, so that no table row is read for it.
      table.index(
        ['date', 'cloud_provider', 'service_name', 'cost', 'effective_cost', 'billing_currency'],
        'cloud_costs_by_date',
      )
      table.index(['source_id'], 'cloud_costs_by_source')
      // Every answer asks for the amounts that have no exchange rate; usually there are none.
      table.index(['date'], 'cloud_costs_unconverted', { predicate: knex.whereNull('cost') })
    })
  },

  async down(knex) {
    await knex.schema.dropTable('cloud_costs')
    await knex.schema.dropTable('sources')
  },
}

function realDay(knex: Knex): string {
  return isPostgres(knex)
    ? `date ~ '^\\d{4}-\\d{2}-\\d{2}$' and to_char(date::date, 'YYYY-MM-DD') = date`
    : `date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date(date) is not null and strftime('%Y-%m-%d', date) = date`
}
