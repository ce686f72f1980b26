import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteText } from './quote.ts'

type Row = Readonly<Record<string, string | number | null>>

/** So many rows are handed over at a time. */
const step = 10_000

/**
 * Adds rows to a table of the engine.
 *
 * @param types the engine's type of each column, in the order of the table; fields under other names are left out.
 */
export async function insertJson(
  connection: DuckDBConnection,
  table: string,
  types: Readonly<Record<string, string>>,
  rows: readonly Row[],
): Promise<void> {
  const structure = quoteText(JSON.stringify([types]))
  for (let start = 0; start < rows.length; start += step) {
    await connection.run(
      `insert into ${table} select unnest(from_json($1::json, ${structure}), recursive := true)`,
      [JSON.stringify(rows.slice(start, start + step))],
    )
  }
}
