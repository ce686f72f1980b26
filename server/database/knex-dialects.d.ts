// Knex publishes its dialects without their types.
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex'
  const dialect: typeof Knex.Client
  export default dialect
}

declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'
  export default class PostgresDialect extends Knex.Client {
    _query(connection: unknown, query: unknown): Promise<unknown>
    override cancelQuery(connection?: unknown): Promise<void>
  }
}
