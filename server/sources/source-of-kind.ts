import type { Knex } from 'knex'
import type { SourceKind } from '../database/tables.ts'

const names: Record<Exclude<SourceKind, 'import'>, string> = { demo: 'Demo data', manual: 'Manual entries' }

/**
 * The id of the one demo or manual source, made where it is missing.
 *
 * @param database a connection or, for a write of several rows, its transaction.
 * @param now the instant of creation, ISO 8601.
 */
export async function sourceOfKind(
  database: Knex,
  kind: Exclude<SourceKind, 'import'>,
  now: string,
): Promise<number> {
  const known = () => database('sources').where({ kind }).first('id')
  const existing = await known()
  if (existing !== undefined) return existing.id
  const [created] = await database('sources')
    .insert({ kind, name: names[kind], created_at: now })
    .onConflict(database.raw(`(kind) where kind = 'demo' or kind = 'manual'`))
    .ignore()
    .returning('id')
  // Another process may have made it in between.
  const source = created ?? (await known())
  if (source === undefined) throw new Error('The database returned no id for a new source.')
  return source.id
}
