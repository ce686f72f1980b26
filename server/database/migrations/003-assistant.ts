import type { Migration } from './index.ts'

export const assistant: Migration = {
  name: '003-assistant',

  async up(knex) {
    await knex.schema.createTable('assistant_threads', (table) => {
      table.text('id').primary()
      table.text('title').notNullable()
      table.text('created_at').notNullable()
      table.text('updated_at').notNullable()
      table.index(['updated_at'], 'assistant_threads_by_use')
    })
    await knex.schema.createTable('assistant_messages', (table) => {
      table.increments('id')
      table.text('thread_id').notNullable().references('id').inTable('assistant_threads').onDelete('CASCADE')
      table.text('question').notNullable()
      table.text('answer').notNullable()
      table.text('created_at').notNullable()
      table.index(['thread_id', 'id'], 'assistant_messages_by_thread')
    })
    await knex.schema.createTable('assistant_usage', (table) => {
      table.text('day').primary()
      table.integer('tokens').notNullable()
    })
  },

  async down(knex) {
    await knex.schema.dropTable('assistant_usage')
    await knex.schema.dropTable('assistant_messages')
    await knex.schema.dropTable('assistant_threads')
  },
}
