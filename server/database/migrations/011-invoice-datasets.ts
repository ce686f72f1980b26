import type { Knex } from 'knex'
import type { Migration } from './index.ts'

const tables = ['import_datasets', 'invoices', 'billing_periods', 'contract_commitments'] as const

/** Tables of FOCUS datasets that stand beside the charges. Their rows count while their import is done. */
export const invoiceDatasets: Migration = {
  name: '011-invoice-datasets',

  async up(knex) {
    await knex.schema.createTable('import_datasets', (table) => {
      ofImport(table)
      table.text('dataset').notNullable()
      table.bigInteger('row_count').notNullable()
      table.text('summary').notNullable()
      table.text('fingerprint').notNullable()
      table.primary(['import_id', 'dataset'])
      table.index(['dataset', 'fingerprint'], 'import_datasets_by_content')
    })
    await knex.schema.createTable('invoices', (table) => {
      table.increments('id')
      ofImport(table)
      table.text('invoice_issuer_name').notNullable()
      table.text('billing_account_id').notNullable()
      table.text('billing_period').notNullable()
      table.text('currency').notNullable()
      table.text('invoice_id').notNullable()
      table.text('status')
      // An exact decimal.
      table.text('total').notNullable()
      table.integer('line_count').notNullable()
      table.text('issued_at')
      table.text('updated_at')
      table.index(['billing_period'], 'invoices_by_period')
      table.index(['import_id'], 'invoices_by_import')
    })
    await knex.schema.createTable('billing_periods', (table) => {
      table.increments('id')
      ofImport(table)
      table.text('invoice_issuer_name').notNullable()
      table.text('billing_period').notNullable()
      table.text('starts_at').notNullable()
      table.text('ends_at')
      table.text('status').notNullable()
      table.text('opened_at')
      table.text('updated_at')
      table.index(['billing_period'], 'billing_periods_by_period')
      table.index(['import_id'], 'billing_periods_by_import')
    })
    await knex.schema.createTable('contract_commitments', (table) => {
      table.increments('id')
      ofImport(table)
      table.text('contract_commitment_id').notNullable()
      for (const column of commitmentColumns) table.text(column)
      table.index(['contract_commitment_id'], 'contract_commitments_by_id')
      table.index(['import_id'], 'contract_commitments_by_import')
    })
  },

  async down(knex) {
    for (const table of tables) await knex.schema.dropTable(table)
  },
}

function ofImport(table: Knex.CreateTableBuilder): void {
  table.integer('import_id').notNullable().references('id').inTable('imports').onDelete('CASCADE')
}

/** A migration stays as it was written, whatever the contract names later. */
const commitmentColumns = [
  'contract_commitment_type',
  'contract_commitment_category',
  'contract_commitment_cost',
  'contract_commitment_quantity',
  'contract_commitment_unit',
  'contract_commitment_description',
  'contract_commitment_period_start',
  'contract_commitment_period_end',
  'contract_id',
  'contract_period_start',
  'contract_period_end',
  'billing_currency',
  'contract_commitment_applicability',
  'contract_commitment_benefit_category',
  'contract_commitment_created',
  'contract_commitment_discount_percentage',
  'contract_commitment_duration_type',
  'contract_commitment_fulfillment_interval',
  'contract_commitment_last_updated',
  'contract_commitment_lifecycle_status',
  'contract_commitment_model',
  'contract_commitment_offer_category',
  'contract_commitment_payment_interval',
  'contract_commitment_payment_model',
  'contract_commitment_payment_upfront_percentage',
  'invoice_issuer_name',
  'pricing_currency',
  'pricing_currency_contract_commitment_cost',
  'service_provider_name',
] as const
