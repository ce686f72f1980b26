import type { Knex } from 'knex'
import PostgresDialect from 'knex/lib/dialects/postgres/index.js'
import { runStatement } from './while-wanted.ts'

type Connection = { readonly processID: number; query(sql: string, values: number[]): Promise<unknown> }

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

    /** With its type, since Citus has a function of the same name for numbers of its own. */
    override _wrappedCancelQueryCall(connection: Connection, { processID }: Connection): Promise<unknown> {
      return connection.query('select pg_cancel_backend($1::int)', [processID])
    }
  }
}
