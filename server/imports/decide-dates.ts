import type { BillSource } from './bill-source.ts'
import { anyRow } from './decide-variants.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'
import { readCarefully } from './read-carefully.ts'
import type { RowReading } from './row-reading.ts'

/**
 * Whether the day stands first in dates like 3/4/2026: it does where any first part is no month. Parts of one delivery
 * are written alike, and one alone may hold the first days of a month only. The engine keeps it in `day_first`.
 */
export async function decideDates(engine: Engine, readings: readonly RowReading[]): Promise<void> {
  let dayFirst = false
  for (const { source, dateTexts } of readings) {
    for (const text of dateTexts) {
      const isDayFirst = `try_cast(split_part(${text}, '/', 1) as integer) between 13 and 31`
      dayFirst ||=
        (await hasSlashes(engine, source, text)) &&
        (await anyRow(engine, source, `contains(${text}, '/') and ${isDayFirst}`))
    }
  }
  await engine.run(`set variable day_first = ${dayFirst}`)
}

async function hasSlashes(engine: Engine, source: BillSource, text: Sql): Promise<boolean> {
  const [first] = await readCarefully(source, () =>
    engine.rows(`select ${text} as day from ${source.read(true)} where ${text} is not null limit 1`),
  )
  return String(first?.['day'] ?? '').includes('/')
}
