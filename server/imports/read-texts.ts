import type { Engine } from './engine.ts'

/** So many texts are read at a time, which bounds the memory of a bill with tags of its own for every charge. */
const step = 5_000

/**
 * Reads each different text of a column once, and keeps what it says in the engine's table `<column>_texts`.
 *
 * @param read what a text says as JSON, or null for nothing.
 */
export async function readTexts(
  engine: Engine,
  column: 'tags' | 'details',
  read: (text: string) => string | null,
): Promise<void> {
  const table = `${column}_texts`
  await engine.run(
    `create or replace table distinct_texts as
     select (row_number() over () - 1)::integer as place, text
     from (select distinct ${column} as text from staged where fault is null and ${column} is not null)`,
  )
  await engine.run(`create or replace table ${table} (text varchar, json varchar)`)
  for (let start = 0; ; start += step) {
    const rows = await engine.rows(
      `select text from distinct_texts where place >= ${start} and place < ${start + step}`,
    )
    if (rows.length === 0) break
    const texts = rows.map(({ text }) => String(text)).map((text) => ({ text, json: read(text) }))
    await engine.insert(table, texts)
  }
  await engine.run('drop table distinct_texts')
}
