import type { Migration } from './index.ts'

/** What was costly to work out, for the processes and starts to come. */
export const keptResults: Migration = {
  name: '016-kept-results',

  async up(knex) {
    await knex.schema.createTable('judged_series', (table) => {
      table.text('key').primary()
      table.text('judged_on').notNullable()
      table.text('anomalies').notNullable()
    })
    await knex.schema.createTable('kept_answers', (table) => {
      table.text('key').primary()
      table.text('day').notNullable()
      table.bigInteger('version').notNullable()
      table.text('body').notNullable()
    })
  },

  async down(knex) {
    for (const table of ['kept_answers', 'judged_series']) await knex.schema.dropTable(table)
  },
}
