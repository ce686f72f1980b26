import { derivedColumns } from '../../server/charges/counted-charges.ts'
import { kindColumns } from '../../server/charges/kinds/fact-columns.ts'
import type { Context } from '../../server/context.ts'
import { isPostgres } from '../../server/database/dialect.ts'
import { chargesOf } from './charges-of.ts'

/** What changed where charges are kept, in the order in which it did. */
const migrations = [
  { name: '014-charges-in-columns' },
  { name: '015-postgres-partitions' },
  { name: '017-charge-kinds' },
] as const

const sinceThen: readonly string[] = kindColumns

/** Puts the charges of all bills back to where they were kept before there were files of them. */
export async function keepChargesAsBefore(ctx: Context): Promise<void> {
  const { database } = ctx
  const inFiles = !isPostgres(database)
  const charges = inFiles ? await chargesOf(ctx) : []
  if (inFiles) await database('charge_files').delete()
  for (const migration of migrations.toReversed()) await database.migrate.down(migration)
  const sets = new Map<string, number>()
  for (const { id: _id, tags, ...charge } of charges) {
    const row = Object.fromEntries(
      Object.entries(charge).filter(([name]) => !(name in derivedColumns) && !sinceThen.includes(name)),
    )
    if (tags !== null && !sets.has(tags)) {
      const [set] = await database('tag_sets').insert({ tags }).returning('id')
      sets.set(tags, Number(set.id))
    }
    const old = { ...row, tag_set_id: tags === null ? null : sets.get(tags) }
    const names = Object.keys(old)
    await database.raw(
      `insert into charges (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(old).map((value) => value ?? null),
    )
  }
}

/** Brings the schema up to date again; the charges are not moved yet. */
export async function migrateCharges({ database }: Context): Promise<void> {
  for (const migration of migrations) await database.migrate.up(migration)
}
