import type { DuckDBValue } from '@duckdb/node-api'
import { chargeColumnNames, chargeColumns } from '../charges/charge-columns.ts'
import type { Database } from '../database/connect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'

/**
 * Writes charges as rows of the database.
 *
 * @param charges the engine's SQL of them, with the columns of a charge and `row_count`.
 * @param onRows is told how many of the bills' rows the written charges stand for.
 */
export async function writeChargeRows(
  engine: Engine,
  database: Database,
  charges: Sql,
  onRows: (written: number) => void,
): Promise<void> {
  const names = await filledColumns(engine, charges)
  if (names.length === 0) return
  const selected = names.map((name) =>
    chargeColumns[name] === 'text' || chargeColumns[name] === 'integer' ? name : `${name}::varchar`,
  )
  const chunks = engine.chunks(`select ${selected.join(', ')}, row_count::double from (${charges})`)
  let written = 0
  for await (const chunk of chunks) {
    for (const row of chunk) written += Number(row[names.length])
    await insertRows(
      database,
      'charges',
      names,
      chunk.map((row) => names.map((_name, index) => plain(row[index]))),
    )
    onRows(written)
  }
}

/** The columns that any charge has something in; every value more takes its time with every row. */
async function filledColumns(engine: Engine, charges: Sql) {
  const [counts] = await engine.rows(
    `select ${chargeColumnNames.map((name) => `count(${name}) as ${name}`).join(', ')} from (${charges})`,
  )
  return chargeColumnNames.filter((name) => Number(counts?.[name] ?? 0) > 0)
}

function plain(value: DuckDBValue | undefined): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  return value === null || value === undefined ? null : String(value)
}
