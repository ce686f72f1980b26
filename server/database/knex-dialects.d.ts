// Knex publishes its dialects without their types.
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex'
  class Dialect extends Knex.Client {
    /** Carries out a statement on a connection, of which it takes nothing but `prepare`. */
    _query(connection: { prepare(sql: string): unknown }, query: object): Promise<unknown>
  }
  export default Dialect
}

declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'
  export default class PostgresDialect extends Knex.Client {
    _query(connection: unknown, query: unknown): Promise<unknown>
    override cancelQuery(connection?: unknown): Promise<void>
    _wrappedCancelQueryCall(connection: unknown, stopped: unknown): Promise<unknown>
  }
}
