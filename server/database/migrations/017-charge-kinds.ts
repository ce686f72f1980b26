import type { Migration } from './index.ts'
import { isPostgres } from '../dialect.ts'

const columns = ['charge_kind', 'kind_rule', 'resource_class', 'platform'] as const

/** Charges know what they are for. Those of before are read into kinds once the server has started. */
export const chargeKinds: Migration = {
  name: '017-charge-kinds',

  async up(knex) {
    await knex.raw('alter table bills add column kinds_version integer not null default 0')
    if (!isPostgres(knex)) return
    for (const column of columns) await knex.raw('alter table charges add column ?? text', [column])
  },

  async down(knex) {
    await knex.raw('alter table bills drop column kinds_version')
    if (!isPostgres(knex)) return
    for (const column of columns) await knex.raw('alter table charges drop column ??', [column])
  },
}
