import type { Database } from '../database/connect.ts'
import { insertRows } from '../database/insert-rows.ts'
import { parseTags } from './formats/tag-text.ts'

/** Finds or makes the stored set of tags for the tag texts of a bill. */
export type TagSets = {
  /** The id of each text's set; a text without any tag has none. */
  idsOf(texts: readonly string[]): Promise<ReadonlyMap<string, number>>
}

/** So many texts are remembered, which bounds the memory of an import with a set of tags for every resource. */
const remembered = 50_000

/** @param database where sets are looked up and added. */
export function createTagSets(database: Database): TagSets {
  const known = new Map<string, number>()
  return {
    async idsOf(texts) {
      const found = new Map<string, number>()
      const fresh = new Map<string, string[]>()
      for (const text of new Set(texts)) {
        const id = known.get(text)
        if (id !== undefined) found.set(text, id)
        else {
          const tags = parseTags(text)
          if (tags.length > 0) {
            const json = JSON.stringify(Object.fromEntries(tags))
            fresh.set(json, [...(fresh.get(json) ?? []), text])
          }
        }
      }
      if (known.size + fresh.size > remembered) known.clear()
      for (const [json, id] of await storedIds(database, [...fresh.keys()])) {
        for (const text of fresh.get(json) ?? []) {
          known.set(text, id)
          found.set(text, id)
        }
      }
      return found
    },
  }
}

async function storedIds(database: Database, jsons: readonly string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (let start = 0; start < jsons.length; start += 500) {
    const part = jsons.slice(start, start + 500)
    const before = await lookUp(database, part)
    const missing = part.filter((json) => !before.has(json))
    if (missing.length > 0) await add(database, missing)
    const all = missing.length > 0 ? await lookUp(database, part) : before
    for (const [json, id] of all) ids.set(json, id)
  }
  return ids
}

async function lookUp(database: Database, jsons: readonly string[]): Promise<Map<string, number>> {
  const rows = await database('tag_sets').whereIn('tags', jsons).select('id', 'tags')
  return new Map(rows.map(({ id, tags }) => [tags, id]))
}

async function add(database: Database, jsons: readonly string[]): Promise<void> {
  await database.transaction(async (transaction) => {
    const created = await transaction('tag_sets')
      .insert(jsons.map((tags) => ({ tags })))
      .onConflict('tags')
      .ignore()
      .returning(['id', 'tags'])
    const pairs = created.flatMap(({ id, tags }) =>
      entriesOf(tags).map(([key, value]) => [id, key, value] as const),
    )
    await insertRows(transaction, 'tags', ['tag_set_id', 'key', 'value'], pairs)
  })
}

function entriesOf(json: string): [string, string][] {
  const tags: Record<string, string> = JSON.parse(json)
  return Object.entries(tags)
}
