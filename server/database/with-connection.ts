import type { Knex } from 'knex'

/**
 * Runs a function on the driver's own connection, in the transaction if `database` is one.
 *
 * @param use the connection's type is that of the engine's driver.
 */
export async function withConnection<Connection>(
  database: Knex,
  use: (connection: Connection) => void | Promise<void>,
): Promise<void> {
  const connection: Connection = await database.client.acquireConnection()
  try {
    await use(connection)
  } finally {
    await database.client.releaseConnection(connection)
  }
}
