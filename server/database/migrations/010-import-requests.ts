import type { Migration } from './index.ts'

export const importRequests: Migration = {
  name: '010-import-requests',

  async up(knex) {
    // Null for imports from before requests were kept.
    await knex.raw('alter table imports add column request_id text')
  },

  async down(knex) {
    await knex.raw('alter table imports drop column request_id')
  },
}
