import type { Knex } from 'knex'
import type { Value } from './copy-rows.ts'
import { isPostgres } from './dialect.ts'
import { withConnection } from './with-connection.ts'

type Statement = { run(...values: readonly Value[]): unknown }
type SqliteConnection = { prepare(sql: string): Statement }

/**
 * Inserts many rows in one transaction, the fastest way that the engine has: SQLite runs one prepared statement for
 * each row, which saves the making of long statements, and PostgreSQL takes them with COPY.
 *
 * @param columns the names of the columns, in the order of the values.
 */
export async function insertRows(
  database: Knex,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return
  if (isPostgres(database)) {
    // Where SQLite is used, this need not be loaded.
    const { copyRows } = await import('./copy-rows.ts')
    await copyRows(database, table, columns, rows)
    return
  }
  if (!database.isTransaction) {
    await database.transaction((transaction) => insertRows(transaction, table, columns, rows))
    return
  }
  const marks = columns.map(() => '?').join(', ')
  const names = columns.map((column) => `"${column}"`).join(', ')
  await withConnection(database, (connection: SqliteConnection) => {
    const statement = connection.prepare(`insert into "${table}" (${names}) values (${marks})`)
    for (const row of rows) statement.run(...row)
  })
}
