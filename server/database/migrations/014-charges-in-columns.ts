import type { Knex } from 'knex'
import { isPostgres } from '../dialect.ts'
import { createCharges, createTagSets } from './005-bills.ts'
import { chargeDetails } from './008-charge-details.ts'
import type { Migration } from './index.ts'

/**
 * Charges of SQLite leave the database for files; those of PostgreSQL carry their tags themselves. Charges that an
 * existing SQLite database has stay in their old tables until a start has written them to files, which may take a while.
 */
export const chargesInColumns: Migration = {
  name: '014-charges-in-columns',

  async up(knex) {
    if (isPostgres(knex)) return carryTags(knex)
    await knex.schema.createTable('charge_files', (table) => {
      table.integer('bill_id').notNullable().references('id').inTable('bills').onDelete('CASCADE')
      table.text('grain').notNullable().checkIn(['charge', 'sum'])
      table.text('name').notNullable().unique()
      table.integer('row_count').notNullable()
      table.integer('bytes').notNullable()
      table.text('checksum').notNullable()
      table.integer('scale').notNullable()
      table.double('magnitude').notNullable()
      table.primary(['bill_id', 'grain'])
    })
    const some = await knex('charges').first('id')
    if (some === undefined) await dropCharges(knex)
  },

  async down(knex) {
    if (isPostgres(knex)) return setTagsApart(knex)
    const some = await knex('charge_files').first('bill_id')
    if (some !== undefined) {
      throw new Error(
        'The charges stand in files. Undo the imports before going back to a version without them.',
      )
    }
    await knex.schema.dropTable('charge_files')
    if (await knex.schema.hasTable('charges')) return
    await createTagSets(knex)
    await createCharges(knex)
    await chargeDetails.up(knex)
  },
}

/** Removes the tables that the charges of SQLite were kept in. */
export async function dropCharges(knex: Knex): Promise<void> {
  for (const table of ['charges', 'tags', 'tag_sets']) await knex.schema.dropTableIfExists(table)
}

async function carryTags(knex: Knex): Promise<void> {
  await knex.raw('alter table charges add column tags text')
  await knex.raw('update charges set tags = s.tags from tag_sets s where s.id = charges.tag_set_id')
  await knex.raw('alter table charges drop column tag_set_id')
  await knex.raw('alter table charges alter column date type date using date::date')
  await knex.schema.dropTable('tags')
  await knex.schema.dropTable('tag_sets')
}

async function setTagsApart(knex: Knex): Promise<void> {
  await createTagSets(knex)
  await knex.raw('insert into tag_sets (tags) select distinct tags from charges where tags is not null')
  await knex.raw(
    'insert into tags (tag_set_id, key, value) select s.id, t.key, t.value from tag_sets s, json_each_text(s.tags::json) t',
  )
  await knex.raw('alter table charges alter column date type text using date::text')
  await knex.raw('alter table charges add column tag_set_id integer references tag_sets (id)')
  await knex.raw('update charges set tag_set_id = s.id from tag_sets s where s.tags = charges.tags')
  await knex.raw('alter table charges drop column tags')
}
