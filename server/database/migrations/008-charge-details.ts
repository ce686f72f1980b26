import type { Migration } from './index.ts'

const columns = [
  'commitment_type',
  'discount_type',
  'pricing_category',
  'charge_frequency',
  'charge_description',
  'usage_type',
  'operation',
  'service_subcategory',
  'invoice_id',
  'details',
] as const

export const chargeDetails: Migration = {
  name: '008-charge-details',

  async up(knex) {
    for (const column of columns) await knex.raw('alter table charges add column ?? text', [column])
    // Few charges are corrections, and forecasts ask for nothing but them.
    await knex.raw(
      `create index charges_corrected on charges (bill_id, date) where charge_class = 'Correction'`,
    )
    // Until now the sku held the readable usage type.
    await knex('charges').update({ usage_type: knex.ref('sku') })
  },

  async down(knex) {
    await knex.raw('drop index charges_corrected')
    for (const column of columns) await knex.raw('alter table charges drop column ??', [column])
  },
}
