import { setImmediate as breathe } from 'node:timers/promises'
import type { DuckDBConnection, DuckDBResult, DuckDBValue } from '@duckdb/node-api'
import knex, { type Knex } from 'knex'
import PostgresDialect from 'knex/lib/dialects/postgres/index.js'
import { engineDialect } from '../database/dialect.ts'
import { quietLog } from '../database/quiet-log.ts'
import { runStatement } from '../database/while-wanted.ts'
import { BillowError } from '../errors.ts'
import { plainValue } from './plain-value.ts'

/** What it takes to answer the queries of a Knex instance with the engine. */
export type EngineConnections = {
  connect(): Promise<DuckDBConnection>
  /** Runs before every query. */
  beforeQuery(): Promise<void>
  /** What a failed query is told as, where more is known of it. */
  failureOf(error: unknown): Promise<unknown>
}

export type EnginePool = {
  /** So many queries run side by side; others wait in order. */
  readonly most: number
  /** How long a query may wait, in milliseconds. */
  readonly patience: number
}

type Row = Record<string, string | number | boolean | null>
type Query = { sql: string; bindings?: readonly DuckDBValue[]; response?: unknown }

/** So long may rows be made of results before other work of the process gets its turn, in milliseconds. */
const turn = 8

/**
 * Knex over the analytical engine, in the SQL of PostgreSQL, which the engine understands. Whole numbers and decimals
 * arrive as numbers and days as texts.
 *
 * @returns an instance whose `destroy` closes its connections.
 */
export function engineKnex(connections: EngineConnections, { most, patience }: EnginePool): Knex {
  class EngineClient extends PostgresDialect {
    // Tells it from PostgreSQL where the two differ.
    override readonly dialect = engineDialect

    _driver() {
      return {}
    }

    override acquireRawConnection() {
      return connections.connect()
    }

    override async destroyRawConnection(connection: DuckDBConnection) {
      connection.closeSync()
    }

    override async _query(connection: DuckDBConnection, query: Query): Promise<Query> {
      try {
        await connections.beforeQuery()
        const run = async () => rowsOf(await connection.stream(query.sql, [...(query.bindings ?? [])]))
        const rows = await runStatement(query.sql, run, () => connection.interrupt())
        query.response = { command: 'SELECT', rows }
        return query
      } catch (error) {
        throw withoutStatement(await connections.failureOf(error))
      }
    }

    override async cancelQuery(connection?: DuckDBConnection) {
      connection?.interrupt()
    }
  }
  return knex({
    client: EngineClient,
    connection: {},
    pool: { min: 0, max: most },
    acquireConnectionTimeout: patience,
    log: quietLog,
  })
}

/** Knex writes the statement before the message of every failure; what is meant for people stays as it is. */
function withoutStatement(error: unknown): unknown {
  if (!(error instanceof BillowError)) return error
  const { message } = error
  return Object.defineProperty(error, 'message', { get: () => message, set() {} })
}

/** Making rows of many values takes a while, in which nobody else would be served. */
async function rowsOf(result: DuckDBResult): Promise<Row[]> {
  const names = result.deduplicatedColumnNames()
  const rows: Row[] = []
  let since = performance.now()
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return rows
    const columns = chunk.getColumns()
    for (let place = 0; place < chunk.rowCount; place += 1) {
      const row: Row = {}
      for (const [index, name] of names.entries()) row[name] = plainValue(columns[index]?.[place] ?? null)
      rows.push(row)
    }
    if (performance.now() - since < turn) continue
    await breathe()
    since = performance.now()
  }
}
