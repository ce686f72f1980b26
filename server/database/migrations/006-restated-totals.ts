import type { Migration } from './index.ts'

const columns = ['bill_before', 'bill_after'] as const

export const restatedTotals: Migration = {
  name: '006-restated-totals',

  async up(knex) {
    for (const column of columns) await knex.raw('alter table restatements add column ?? text', [column])
  },

  async down(knex) {
    for (const column of columns) await knex.raw('alter table restatements drop column ??', [column])
  },
}
