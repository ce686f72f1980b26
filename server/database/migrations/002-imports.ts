import type { Migration } from './index.ts'

export const imports: Migration = {
  name: '002-imports',

  async up(knex) {
    await knex.schema.createTable('imports', (table) => {
      table.increments('id')
      table.integer('source_id').references('id').inTable('sources').onDelete('SET NULL')
      table
        .text('status')
        .notNullable()
        .checkIn(['queued', 'running', 'done', 'unchanged', 'refused', 'undone'])
      table.text('format')
      // Written and read as a whole, never searched: JSON text.
      table.text('files').notNullable()
      table.text('content_hash').notNullable()
      table.integer('rows_read').notNullable().defaultTo(0)
      table.integer('rows_kept').notNullable().defaultTo(0)
      table.integer('rows_rejected').notNullable().defaultTo(0)
      table.text('rejected').notNullable().defaultTo('[]')
      table.text('message').notNullable()
      table.text('control_totals')
      table.text('created_at').notNullable()
      table.text('finished_at')
      table.index(['content_hash', 'status'], 'imports_by_content')
    })
  },

  async down(knex) {
    await knex.schema.dropTable('imports')
  },
}
