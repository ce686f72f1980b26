import { expect, test } from 'vitest'
import type { Database } from '../../server/database/connect.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { onCitus, onSqlite } from '../support/database-under-test.ts'

const before = '013-processes'

async function chargeTables(database: Database) {
  const tables = ['charges', 'tags', 'tag_sets']
  const columns = await Promise.all(tables.map((table) => database(table).columnInfo()))
  const indexes = onSqlite
    ? await database('sqlite_master').where({ type: 'index' }).whereIn('tbl_name', tables).pluck('name')
    : await database('pg_indexes').whereIn('tablename', tables).pluck('indexname')
  return { columns, indexes: indexes.sort() }
}

test.skipIf(onCitus)('the schema before charges in columns comes back as it was', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  for (const name of ['017-charge-kinds', '015-postgres-partitions', '014-charges-in-columns'])
    await database.migrate.down({ name })
  const back = await chargeTables(database)
  await database.migrate.rollback(undefined, true)
  expect(await database.schema.hasTable('charges')).toBe(false)
  for (let last = ''; last !== before;) last = (await database.migrate.up())[1][0] ?? before
  expect(await chargeTables(database)).toEqual(back)
})
