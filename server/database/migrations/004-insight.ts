import type { Knex } from 'knex'
import type { Migration } from './index.ts'

const money = [38, 12] as const

export const insight: Migration = {
  name: '004-insight',

  async up(knex) {
    await createSettings(knex)
    await createDecisions(knex)
    await createBudgets(knex)
    await createAlerts(knex)
    await createWebhooks(knex)
  },

  async down(knex) {
    const newestFirst = ['webhook_attempts', 'webhook_deliveries', 'webhooks', 'alerts', 'budgets']
    for (const table of newestFirst) await knex.schema.dropTable(table)
    for (const table of ['recommendation_decisions', 'stored_anomalies', 'insight_state', 'insight_settings'])
      await knex.schema.dropTable(table)
  },
}

async function createSettings(knex: Knex): Promise<void> {
  await knex.schema.createTable('insight_settings', (table) => {
    table.text('name').primary()
    table.double('value').notNullable()
    table.text('updated_at').notNullable()
  })
  await knex.schema.createTable('insight_state', (table) => {
    table.text('name').primary()
    table.text('value').notNullable()
  })
}

async function createDecisions(knex: Knex): Promise<void> {
  await knex.schema.createTable('stored_anomalies', (table) => {
    table.text('id').primary()
    table.text('cloud_provider').notNullable()
    table.text('service_name').notNullable()
    table.text('account').notNullable().defaultTo('')
    table.text('direction').notNullable().checkIn(['up', 'down'])
    table.text('first_seen').notNullable()
    table.text('last_seen').notNullable()
    table.text('status').notNullable().checkIn(['open', 'expected', 'resolved'])
    table.text('note')
    table.text('decided_at')
    table.text('created_at').notNullable()
    table.index(['cloud_provider', 'service_name'], 'stored_anomalies_by_service')
  })
  await knex.schema.createTable('recommendation_decisions', (table) => {
    table.text('id').primary()
    table.text('state').notNullable().checkIn(['dismissed', 'snoozed', 'done'])
    table.text('reason').notNullable()
    table.text('snoozed_until')
    table.text('decided_at').notNullable()
    table.text('snapshot').notNullable()
  })
}

async function createBudgets(knex: Knex): Promise<void> {
  await knex.schema.createTable('budgets', (table) => {
    table.increments('id')
    table.text('name').notNullable()
    table.decimal('amount', ...money).notNullable()
    table.text('period').notNullable().checkIn(['monthly', 'quarterly', 'yearly'])
    table.text('metric').notNullable().checkIn(['billed', 'effective'])
    table.text('scope').notNullable()
    table.text('actual_thresholds').notNullable()
    table.text('forecast_thresholds').notNullable()
    table.text('created_at').notNullable()
    table.text('updated_at').notNullable()
    table.check('amount > 0', [], 'budget_amount_positive')
  })
}

async function createAlerts(knex: Knex): Promise<void> {
  await knex.schema.createTable('alerts', (table) => {
    table.increments('id')
    table.text('kind').notNullable().checkIn(['budget_actual', 'budget_forecast', 'anomaly'])
    table.text('occasion').notNullable().unique()
    table.text('severity').notNullable().checkIn(['low', 'medium', 'high', 'critical'])
    table.text('title').notNullable()
    table.text('message').notNullable()
    table.integer('budget_id').references('id').inTable('budgets').onDelete('SET NULL')
    table.text('anomaly_id')
    table.text('created_at').notNullable()
    table.text('acknowledged_at')
    table.text('acknowledge_note')
    table.index(['created_at'], 'alerts_by_time')
  })
}

async function createWebhooks(knex: Knex): Promise<void> {
  await knex.schema.createTable('webhooks', (table) => {
    table.increments('id')
    table.text('name').notNullable()
    table.text('url').notNullable()
    table.text('shape').notNullable().checkIn(['json', 'slack', 'teams'])
    table.text('secret')
    table.text('state').notNullable().checkIn(['enabled', 'disabled'])
    table.text('created_at').notNullable()
    table.text('updated_at').notNullable()
  })
  await knex.schema.createTable('webhook_deliveries', (table) => {
    table.increments('id')
    table.integer('webhook_id').notNullable().references('id').inTable('webhooks').onDelete('CASCADE')
    table.integer('alert_id').references('id').inTable('alerts').onDelete('SET NULL')
    table.text('status').notNullable().checkIn(['pending', 'delivered', 'failed'])
    table.integer('attempts').notNullable().defaultTo(0)
    table.text('next_attempt_at')
    table.text('body').notNullable()
    table.text('created_at').notNullable()
    table.unique(['webhook_id', 'alert_id'], { indexName: 'webhook_deliveries_once' })
    table.index(['status', 'next_attempt_at'], 'webhook_deliveries_due')
  })
  await knex.schema.createTable('webhook_attempts', (table) => {
    table.increments('id')
    table
      .integer('delivery_id')
      .notNullable()
      .references('id')
      .inTable('webhook_deliveries')
      .onDelete('CASCADE')
    table.text('attempted_at').notNullable()
    table.integer('status_code')
    table.text('error')
    table.index(['delivery_id'], 'webhook_attempts_by_delivery')
  })
}
