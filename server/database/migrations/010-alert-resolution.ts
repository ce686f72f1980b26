import type { Knex } from 'knex'
import { isPostgres } from '../dialect.ts'
import type { Migration } from './index.ts'

const kinds = ['budget_actual', 'budget_forecast', 'anomaly'] as const
const statuses = ['pending', 'delivered', 'failed'] as const

export const alertResolution: Migration = {
  name: '010-alert-resolution',

  async up(knex) {
    await allow(knex, 'alerts', 'kind', [...kinds, 'held_import'])
    await knex.raw('alter table alerts add column resolved_at text')
    await knex.raw('alter table alerts add column resolution text')
    await knex.raw(
      'alter table alerts add column import_id integer references imports(id) on delete set null',
    )
    await knex.raw('alter table stored_anomalies add column gone_at text')
    await knex.schema.alterTable('alerts', (table) => table.dropUnique(['occasion']))
    // What comes back after it was resolved is told anew.
    await knex.raw('create unique index alerts_open_occasion on alerts (occasion) where resolved_at is null')
    await dropIndexes(knex)
    await allow(knex, 'webhook_deliveries', 'status', [...statuses, 'withdrawn'])
    await knex.raw(
      `alter table webhook_deliveries add column event text not null default 'raised' check (event in ('raised', 'resolved'))`,
    )
    await createIndexes(knex, ['webhook_id', 'alert_id', 'event'])
  },

  async down(knex) {
    await knex('webhook_deliveries').where({ event: 'resolved' }).delete()
    await knex('webhook_deliveries').where({ status: 'withdrawn' }).update({ status: 'failed' })
    await dropIndexes(knex)
    await knex.raw('alter table webhook_deliveries drop column event')
    await allow(knex, 'webhook_deliveries', 'status', statuses)
    await createIndexes(knex, ['webhook_id', 'alert_id'])
    await knex('alerts').whereNotNull('resolved_at').orWhere({ kind: 'held_import' }).delete()
    await knex.raw('drop index alerts_open_occasion')
    await knex.schema.alterTable('alerts', (table) => table.unique(['occasion']))
    await knex.raw('alter table stored_anomalies drop column gone_at')
    for (const column of ['import_id', 'resolution', 'resolved_at'])
      await knex.raw('alter table alerts drop column ??', [column])
    await allow(knex, 'alerts', 'kind', kinds)
  },
}

/**
 * Lets a column hold exactly these words. SQLite cannot change a check, and would lose the references to a table that
 * is built anew, so there the column is replaced by another one.
 */
async function allow(knex: Knex, table: string, column: string, words: readonly string[]): Promise<void> {
  const [first = ''] = words
  const list = words.map((word) => `'${word}'`).join(', ')
  if (isPostgres(knex)) {
    const found: { rows: { name: string }[] } = await knex.raw(
      `select conname as name from pg_constraint where conrelid = ?::regclass and contype = 'c'
       and pg_get_constraintdef(oid) like ?`,
      [table, `%(${column} = ANY%`],
    )
    for (const { name } of found.rows) await knex.raw('alter table ?? drop constraint ??', [table, name])
    await knex.raw(`alter table ?? add constraint ?? check (?? in (${list}))`, [
      table,
      `${table}_${column}_known`,
      column,
    ])
    return
  }
  await knex.raw(
    `alter table ?? add column next_word text not null default '${first}' check (next_word in (${list}))`,
    [table],
  )
  await knex.raw('update ?? set next_word = ??', [table, column])
  await knex.raw('alter table ?? drop column ??', [table, column])
  await knex.raw('alter table ?? rename column next_word to ??', [table, column])
}

async function dropIndexes(knex: Knex): Promise<void> {
  await knex.schema.alterTable('webhook_deliveries', (table) => {
    table.dropUnique([], 'webhook_deliveries_once')
    table.dropIndex([], 'webhook_deliveries_due')
  })
}

async function createIndexes(knex: Knex, once: readonly string[]): Promise<void> {
  await knex.schema.alterTable('webhook_deliveries', (table) => {
    table.unique([...once], { indexName: 'webhook_deliveries_once' })
    table.index(['status', 'next_attempt_at'], 'webhook_deliveries_due')
  })
}
