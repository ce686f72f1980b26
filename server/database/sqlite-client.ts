import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type { Knex } from 'knex'
import SqliteDialect from 'knex/lib/dialects/better-sqlite3/index.js'
import { runStatement } from './while-wanted.ts'

const require = createRequire(import.meta.url)

/** 13.x crashes on Node 20, and 12.x, compiled for Node 24.19 and newer, aborts; so both are installed. */
const driverName = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'

/** How long a statement waits, in milliseconds, until another process has finished writing, and between two tries. */
const patience = 60_000
const pause = 5

/** So many statements of a connection stay prepared; those that were used longest ago make room. */
const mostKept = 200
/** Longer ones are written once, with many rows. */
const longestKept = 5000

type Connection = { readonly inTransaction: boolean; prepare(sql: string): unknown }

/**
 * Knex's SQLite client over the better-sqlite3 that fits the running Node, made fit for several processes on one file:
 * a transaction takes the right to write at its start, since one that reads first would fail where another process
 * writes in between, and whoever has to wait for another process leaves this one's thread to others. Statements stay
 * prepared, since preparing one takes longer than most of them run.
 *
 * @returns the client class for a Knex configuration.
 * @throws Error that names the repair command, where the driver was not prepared for this Node.
 */
export function sqliteClient(): typeof Knex.Client {
  const driver = loadDriver()
  return class extends SqliteDialect {
    _driver() {
      return driver
    }

    /** One that only reads sees everything as it was at its first statement, and waits for no writer. */
    override transaction(...args: Parameters<Knex.Client['transaction']>) {
      const transaction = super.transaction(...args)
      if (args[1]?.readOnly !== true) return transaction
      const begin = (connection: Connection) => this.query(connection, 'BEGIN DEFERRED;')
      return Object.assign(transaction, { begin })
    }

    override _query(connection: Connection, query: { readonly sql: string }): Promise<unknown> {
      const preparing = { prepare: (sql: string) => keptStatement(connection, sql) }
      return runStatement(query.sql, () => super._query(preparing, query))
    }

    override async query(connection: Connection, query: unknown): Promise<unknown> {
      const begun = performance.now()
      for (;;) {
        try {
          return await super.query(connection, query === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : query)
        } catch (error) {
          const isHopeless = connection.inTransaction || performance.now() - begun > patience
          if (!isBusy(error) || isHopeless) throw error
          await wait(pause)
        }
      }
    }
  }
}

const statements = new WeakMap<Connection, Map<string, unknown>>()

function keptStatement(connection: Connection, sql: string): unknown {
  if (sql.length > longestKept) return connection.prepare(sql)
  const kept = statements.get(connection) ?? new Map<string, unknown>()
  statements.set(connection, kept)
  const statement = kept.get(sql) ?? connection.prepare(sql)
  // A map goes through its entries in the order in which they were put in.
  kept.delete(sql)
  kept.set(sql, statement)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return statement
}

/** Whether a statement failed since another process was writing. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function loadDriver(): unknown {
  try {
    const Driver: new (path: string) => { close(): void } = require(driverName)
    // The binary is only loaded when a database is opened.
    new Driver(':memory:').close()
    return Driver
  } catch (cause) {
    throw new Error(
      `The SQLite driver does not load on Node ${process.versions.node}. Run: node server/database/prepare-driver.mjs`,
      { cause },
    )
  }
}
