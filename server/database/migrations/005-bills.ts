import type { Knex } from 'knex'
import type { Migration } from './index.ts'

/** 38 digits, 12 of them decimals: exact in PostgreSQL; SQLite keeps a double in a column of this affinity. */
const money = [38, 12] as const

export const bills: Migration = {
  name: '005-bills',

  async up(knex) {
    await extendImports(knex)
    await createBills(knex)
    await createTagSets(knex)
    await createCharges(knex)
    await createRates(knex)
    // In plain SQL: Knex would build the whole table anew to add a reference in SQLite.
    await knex.raw(
      'alter table cloud_costs add column bill_id integer references bills(id) on delete cascade',
    )
    await knex.schema.alterTable('cloud_costs', (table) => table.index(['bill_id'], 'cloud_costs_by_bill'))
  },

  async down(knex) {
    await knex.schema.alterTable('cloud_costs', (table) =>
      table.dropIndex(['bill_id'], 'cloud_costs_by_bill'),
    )
    await knex.raw('alter table cloud_costs drop column bill_id')
    const tables = ['invoice_totals', 'bill_rates', 'exchange_rates', 'charges', 'tags', 'tag_sets']
    const rest = ['restatements', 'bill_choices', 'bill_days', 'bills', 'rejected_rows']
    for (const table of [...tables, ...rest]) await knex.schema.dropTable(table)
    await knex.raw(`alter table imports add column rejected text not null default '[]'`)
    for (const [column] of importColumns) await knex.raw('alter table imports drop column ??', [column])
  },
}

const importColumns = [
  ['origin', `text not null default 'upload'`],
  // The folder that holds uploaded files until the import ends.
  ['folder', 'text'],
  ['notes', `text not null default '[]'`],
  ['progress', 'text'],
  ['worker_pid', 'integer'],
  ['started_at', 'text'],
] as const

async function extendImports(knex: Knex): Promise<void> {
  for (const [column, type] of importColumns) {
    await knex.raw(`alter table imports add column ?? ${type}`, [column])
  }
  await knex.raw('alter table imports drop column rejected')
  await knex.schema.createTable('rejected_rows', (table) => {
    table.increments('id')
    table.integer('import_id').notNullable().references('id').inTable('imports').onDelete('CASCADE')
    table.text('file').notNullable()
    table.bigInteger('line').notNullable()
    table.text('column_name')
    table.text('value')
    table.text('reason').notNullable()
    table.index(['import_id'], 'rejected_rows_by_import')
  })
}

async function createBills(knex: Knex): Promise<void> {
  await knex.schema.createTable('bills', (table) => {
    table.increments('id')
    table.integer('import_id').notNullable().references('id').inTable('imports').onDelete('CASCADE')
    table
      .text('state')
      .notNullable()
      .checkIn(['staged', 'counted', 'replaced', 'overlapping', 'undone'], 'bill_state')
    table.text('dataset').notNullable()
    table.text('cloud_provider').notNullable().checkIn(['AWS', 'Azure', 'GCP', 'Other'], 'bill_provider')
    table.text('billing_account_id').notNullable()
    table.text('billing_account_name')
    table.text('billing_period').notNullable()
    table.text('first_day').notNullable()
    table.text('last_day').notNullable()
    table.text('delivered_at')
    table.integer('is_final').notNullable()
    // 0 where another delivery of the same account and period carries the effective cost.
    table.integer('effective_counts').notNullable().defaultTo(1)
    table.text('fingerprint').notNullable()
    table.bigInteger('row_count').notNullable()
    table.index(['cloud_provider', 'billing_account_id', 'billing_period'], 'bills_by_unit')
    table.index(['import_id'], 'bills_by_import')
  })
  await knex.schema.createTable('bill_days', (table) => {
    table.integer('bill_id').notNullable().references('id').inTable('bills').onDelete('CASCADE')
    table.text('service_name').notNullable()
    table.text('service_category')
    table.text('date').notNullable()
    table.text('billing_currency').notNullable()
    // Exact decimals as text, so that a restatement is exact to the last digit.
    table.text('billed_cost').notNullable()
    table.text('effective_cost').notNullable()
    table.index(['bill_id'], 'bill_days_by_bill')
  })
  await knex.schema.createTable('bill_choices', (table) => {
    table.text('cloud_provider').notNullable()
    table.text('billing_account_id').notNullable()
    table.text('billing_period').notNullable()
    table.text('dataset').notNullable()
    table.primary(['cloud_provider', 'billing_account_id', 'billing_period'])
  })
  await knex.schema.createTable('restatements', (table) => {
    table.increments('id')
    table.integer('import_id').notNullable().references('id').inTable('imports').onDelete('CASCADE')
    table.text('cloud_provider').notNullable()
    table.text('billing_account_id').notNullable()
    table.text('billing_period').notNullable()
    table.text('service_name').notNullable()
    table.text('billing_currency').notNullable()
    table.text('before').notNullable()
    table.text('after').notNullable()
    table.text('difference').notNullable()
    table.text('created_at').notNullable()
    table.index(['import_id'], 'restatements_by_import')
  })
}

/** The sets of tags that charges had in common. */
export async function createTagSets(knex: Knex): Promise<void> {
  await knex.schema.createTable('tag_sets', (table) => {
    table.increments('id')
    table.text('tags').notNullable().unique()
  })
  await knex.schema.createTable('tags', (table) => {
    table.integer('tag_set_id').notNullable().references('id').inTable('tag_sets').onDelete('CASCADE')
    table.text('key').notNullable()
    table.text('value').notNullable()
    table.primary(['tag_set_id', 'key'])
    table.index(['key', 'value'], 'tags_by_key')
  })
}

/** The charges as they were first kept. */
export async function createCharges(knex: Knex): Promise<void> {
  await knex.schema.createTable('charges', (table) => {
    table.increments('id')
    table.integer('bill_id').notNullable().references('id').inTable('bills').onDelete('CASCADE')
    table.text('date').notNullable()
    table.text('cloud_provider').notNullable()
    table.text('service_name').notNullable()
    table.text('bill_service_name').notNullable()
    table.text('service_category')
    table.text('sub_account_id')
    table.text('sub_account_name')
    table.text('region')
    table.text('resource_id')
    table.text('resource_name')
    table.text('charge_category').notNullable()
    table.text('charge_class')
    table.text('commitment_id')
    table.text('commitment_status')
    table.text('sku')
    table.decimal('usage_quantity', ...money)
    table.text('usage_unit')
    table.integer('tag_set_id').references('id').inTable('tag_sets')
    table.text('billing_currency').notNullable()
    table.decimal('billed_cost', ...money).notNullable()
    table.decimal('effective_cost', ...money).notNullable()
    table.decimal('list_cost', ...money)
    table.decimal('contracted_cost', ...money)
    table.index(['bill_id', 'date'], 'charges_by_bill')
  })
}

async function createRates(knex: Knex): Promise<void> {
  await knex.schema.createTable('exchange_rates', (table) => {
    table.text('month').notNullable()
    table.text('currency').notNullable()
    table.decimal('rate', 38, 18).notNullable()
    table.text('origin').notNullable().checkIn(['entered', 'file', 'bill'], 'rate_origin')
    table.text('updated_at').notNullable()
    table.primary(['month', 'currency'])
    table.check('rate > 0', [], 'rate_positive')
  })
  await knex.schema.createTable('bill_rates', (table) => {
    table.integer('bill_id').notNullable().references('id').inTable('bills').onDelete('CASCADE')
    table.text('month').notNullable()
    table.text('currency').notNullable()
    table.decimal('rate', 38, 18).notNullable()
    table.primary(['bill_id', 'month', 'currency'])
    table.index(['month', 'currency'], 'bill_rates_by_month')
  })
  await knex.schema.createTable('invoice_totals', (table) => {
    table.increments('id')
    table.text('cloud_provider').notNullable()
    table.text('billing_account_id').notNullable()
    table.text('billing_period').notNullable()
    table.text('currency').notNullable()
    table.text('total').notNullable()
    table.text('updated_at').notNullable()
    table.unique(['cloud_provider', 'billing_account_id', 'billing_period', 'currency'])
  })
}
