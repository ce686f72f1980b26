import type { Knex } from 'knex'
import type { Migration } from './index.ts'

/** Alerts that go where they belong and when they are wanted, and budgets with an amount for each month. */
export const routingAndAmounts: Migration = {
  name: '018-routing-and-amounts',

  async up(knex) {
    for (const [table, column, type] of added)
      await knex.raw(`alter table ?? add column ?? ${type}`, [table, column])
    await knex('webhook_deliveries').whereNull('alert_id').update({ message: 'test' })
    await knex.raw(`update webhook_deliveries set message_id = 'msg_' || id`)
    await knex.schema.alterTable('webhook_deliveries', (table) => {
      table.index(['digest_id'], 'webhook_deliveries_by_digest')
    })
    await knex.schema.createTable('passed_thresholds', (table) => {
      table.integer('budget_id').notNullable().references('id').inTable('budgets').onDelete('CASCADE')
      table.text('period_start').notNullable()
      table.text('basis').notNullable().checkIn(['actual', 'forecast'])
      table.double('percent').notNullable()
      table.text('passed_at').notNullable()
      table.primary(['budget_id', 'period_start', 'basis', 'percent'])
    })
    await fillPassed(knex)
  },

  async down(knex) {
    await knex('webhook_deliveries')
      .whereNotNull('digest_id')
      .where({ status: 'pending' })
      .update({ next_attempt_at: knex.ref('created_at') })
    await knex('webhook_deliveries').where({ message: 'digest' }).delete()
    await knex.schema.dropTable('passed_thresholds')
    await knex.schema.alterTable('webhook_deliveries', (table) => {
      table.dropIndex([], 'webhook_deliveries_by_digest')
    })
    for (const [table, column] of added.toReversed())
      await knex.raw('alter table ?? drop column ??', [table, column])
  },
}

const added = [
  // JSON: months that have an amount of their own.
  ['budgets', 'monthly_amounts', `text not null default '[]'`],
  ['budgets', 'owner', 'text'],
  ['budgets', 'team', 'text'],
  [
    'budgets',
    'rollover',
    `text not null default 'none' check (rollover in ('none', 'unspent', 'overspent', 'both'))`,
  ],
  ['budgets', 'rollover_from', 'text'],
  // JSON: what it is about, for the filters of webhooks.
  ['alerts', 'subject', `text not null default '{}'`],
  // Null for alerts from before there were filters.
  ['alerts', 'receiver_count', 'integer'],
  ['webhooks', 'filter', `text not null default '{}'`],
  ['webhooks', 'time_zone', `text not null default 'UTC'`],
  // JSON; null for none.
  ['webhooks', 'quiet_hours', 'text'],
  ['webhooks', 'digest', `text not null default 'off' check (digest in ('off', 'hourly', 'daily'))`],
  ['webhooks', 'digest_time', `text not null default '08:00'`],
  [
    'webhook_deliveries',
    'message',
    `text not null default 'alert' check (message in ('alert', 'digest', 'test'))`,
  ],
  // The delivery that carries this one among others.
  ['webhook_deliveries', 'digest_id', 'integer'],
  ['webhook_deliveries', 'message_id', `text not null default ''`],
] as const

/** What was told so far was told threshold by threshold, and is not told again. */
async function fillPassed(knex: Knex): Promise<void> {
  const alerts = await knex('alerts')
    .whereIn('kind', ['budget_actual', 'budget_forecast'])
    .whereNull('resolved_at')
    .whereNotNull('budget_id')
    .orderBy('id')
    .select('budget_id', 'occasion', 'created_at')
  for (const { budget_id, occasion, created_at } of alerts) {
    const [, , period_start = '', basis = '', percent = ''] = occasion.split(' ')
    if (budget_id === null || (basis !== 'actual' && basis !== 'forecast')) continue
    await knex('passed_thresholds')
      .insert({ budget_id, period_start, basis, percent: Number(percent), passed_at: created_at })
      .onConflict(['budget_id', 'period_start', 'basis', 'percent'])
      .ignore()
  }
}
