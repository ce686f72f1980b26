import type { Knex } from 'knex'
import PostgresDialect from 'knex/lib/dialects/postgres/index.js'
import { runStatement } from './while-wanted.ts'

/** Knex's PostgreSQL client, whose statements end when nobody waits for them any more. */
export function postgresClient(): typeof Knex.Client {
  return class extends PostgresDialect {
    override async _query(connection: unknown, query: { readonly sql: string }): Promise<unknown> {
      return runStatement(
        query.sql,
        () => super._query(connection, query),
        () => this.cancelQuery(connection),
      )
    }
  }
}
