import { createRequire } from 'node:module'
import type { Knex } from 'knex'

const require = createRequire(import.meta.url)

/**
 * Where a transaction has asked several nodes at once, Citus lets it write nothing that other tables refer to. One
 * that asks them in turn may; questions outside of transactions are still asked at once. Plain PostgreSQL lets this
 * setting pass as one that nobody reads.
 */
const beginning = `BEGIN; SET LOCAL citus.multi_shard_modify_mode TO 'sequential';`

/** Knex's PostgreSQL client, made fit for a database that is spread over several servers by Citus. */
export function postgresClient(): typeof Knex.Client {
  const Base: typeof Knex.Client = require('knex/lib/dialects/postgres/index.js')
  return class extends Base {
    override query(connection: unknown, query: unknown): Promise<unknown> {
      return super.query(connection, query === 'BEGIN;' ? beginning : query)
    }
  }
}
