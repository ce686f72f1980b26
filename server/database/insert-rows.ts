import type { Knex } from 'knex'
import { isPostgres, rowsPerInsert } from './dialect.ts'

type Value = string | number | null
type Statement = { run(...values: readonly Value[]): unknown }
type SqliteConnection = { prepare(sql: string): Statement }

/**
 * Inserts many rows in one transaction, the fastest way that the engine has: SQLite runs one prepared statement for
 * each row, which saves the making of long statements.
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
    const records = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    )
    await database.batchInsert(table, records, rowsPerInsert)
    return
  }
  if (!database.isTransaction) {
    await database.transaction((transaction) => insertRows(transaction, table, columns, rows))
    return
  }
  const marks = columns.map(() => '?').join(', ')
  const names = columns.map((column) => `"${column}"`).join(', ')
  await withConnection(database, (connection) => {
    const statement = connection.prepare(`insert into "${table}" (${names}) values (${marks})`)
    for (const row of rows) statement.run(...row)
  })
}

/** Runs a function on the driver's own connection, in the transaction if `database` is one. */
async function withConnection(database: Knex, use: (connection: SqliteConnection) => void): Promise<void> {
  const connection: SqliteConnection = await database.client.acquireConnection()
  try {
    use(connection)
  } finally {
    await database.client.releaseConnection(connection)
  }
}
