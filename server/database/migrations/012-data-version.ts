import { randomInt } from 'node:crypto'
import type { Migration } from './index.ts'

/** One row that tells by its numbers whether anything changed, however many processes there are. */
export const dataVersion: Migration = {
  name: '012-data-version',

  async up(knex) {
    await knex.schema.createTable('data_version', (table) => {
      table.integer('id').primary()
      table.bigInteger('value').notNullable()
      table.bigInteger('costs').notNullable()
    })
    // No two databases begin alike: what a browser keeps of one is never taken for an answer of another.
    const start = randomInt(1, 2 ** 40)
    await knex('data_version').insert({ id: 1, value: start, costs: start })
    // Its edits were counted here before.
    await knex('insight_state').where({ name: 'cost_edits' }).delete()
  },

  async down(knex) {
    await knex.schema.dropTable('data_version')
  },
}
