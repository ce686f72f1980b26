import type { Knex } from 'knex'
import type { Migration } from './index.ts'

const added = [
  'dimension',
  'name',
  'kind',
  'covers',
  'covers_until',
  'closed_state',
  'closed_reason',
  'snapshot',
] as const

/** Anomalies of more than services and accounts, decisions that cover their kind, and why one closed by itself. */
export const anomalyCovers: Migration = {
  name: '019-anomaly-covers',

  async up(knex) {
    await knex.schema.alterTable('stored_anomalies', (table) => {
      table.text('dimension').notNullable().defaultTo('service')
      table.text('name').notNullable().defaultTo('')
      table.text('kind')
      table.text('covers').notNullable().defaultTo('this')
      table.text('covers_until')
      table.text('closed_state')
      table.text('closed_reason')
      table.text('snapshot')
    })
    await nameStored(knex)
  },

  async down(knex) {
    await knex('stored_anomalies').whereNotIn('dimension', kept).orWhere({ service_name: '' }).delete()
    await knex.schema.alterTable('stored_anomalies', (table) => table.dropColumns(...added))
  },
}

/** What there was before: services, each perhaps of one account. */
const kept = ['service', 'account']

async function nameStored(knex: Knex): Promise<void> {
  await knex('stored_anomalies')
    .where({ account: '' })
    .update({ name: knex.ref('service_name') })
  await knex('stored_anomalies')
    .whereNot({ account: '' })
    .update({ dimension: 'account', name: knex.ref('account') })
}
