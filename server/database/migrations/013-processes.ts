import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { Migration } from './index.ts'

/** What several processes on one database need: who has what in hand, and what must not be there twice. */
export const processes: Migration = {
  name: '013-processes',

  async up(knex) {
    await knex.schema.createTable('claims', (table) => {
      table.text('name').primary()
      // Null where nobody holds it.
      table.text('owner')
      table.bigInteger('fence').notNullable()
      // Milliseconds since 1970 by the clock of the database.
      table.bigInteger('beat_at').notNullable()
    })
    await knex.schema.createTable('places', (table) => {
      table.text('place').primary()
      table.bigInteger('seen_at').notNullable()
    })
    await knex.raw('alter table imports add column place text')
    await knex.raw('alter table imports add column attempts integer not null default 0')
    await knex.raw('alter table imports add column delivery_key text')
    await fillDeliveryKeys(knex)
    await knex.raw('create unique index imports_by_delivery on imports (delivery_key)')
    await uniteSources(knex)
    await knex.raw(
      `create unique index sources_once on sources (kind) where kind = 'demo' or kind = 'manual'`,
    )
  },

  async down(knex) {
    await knex.raw('drop index sources_once')
    await knex.raw('drop index imports_by_delivery')
    for (const column of ['place', 'attempts', 'delivery_key'])
      await knex.raw('alter table imports drop column ??', [column])
    for (const table of ['places', 'claims']) await knex.schema.dropTable(table)
  },
}

type File = { readonly path: string; readonly bytes: number; readonly modified?: number }

/** What the watched folder brought is known by its files; as this is a migration, it stays as it was written. */
async function fillDeliveryKeys(knex: Knex): Promise<void> {
  const known = new Set<string>()
  for (const { id, files } of await knex('imports').where({ origin: 'folder' }).orderBy('id')) {
    const own: File[] = JSON.parse(files)
    const mark = own.map(({ path, bytes, modified }) => `${path}|${bytes}|${modified}`).join('\n')
    const delivery_key = createHash('sha256').update(mark).digest('hex')
    if (known.has(delivery_key)) continue
    known.add(delivery_key)
    await knex('imports').where({ id }).update({ delivery_key })
  }
}

/** Two processes that first started at the same moment each made their own, and the demo data twice. */
async function uniteSources(knex: Knex): Promise<void> {
  for (const kind of ['demo', 'manual'] as const) {
    const [kept, ...others] = await knex('sources').where({ kind }).orderBy('id').pluck('id')
    if (kept === undefined) continue
    for (const source_id of others) {
      const costs = knex('cloud_costs').where({ source_id })
      await (kind === 'demo' ? costs.delete() : costs.update({ source_id: kept }))
      await knex('sources').where({ id: source_id }).delete()
      // Answers that were kept of the costs so far are none any more.
      await knex('data_version').update({ value: knex.raw('value + 1'), costs: knex.raw('value + 1') })
    }
  }
}
