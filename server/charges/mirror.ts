import type { DuckDBConnection } from '@duckdb/node-api'
import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { costsVersion } from '../database/data-version.ts'
import { wantedByOthers } from '../database/while-wanted.ts'
import { scaleFor, type MoneyScale } from './charge-columns.ts'
import { conflictOf, findChargeFaults } from './charge-faults.ts'
import type { ChargeFileRow } from './charge-file.ts'
import { viewsOf, type CountedFile } from './counted-views.ts'
import { insertJson } from './insert-json.ts'
import { readMirroredTables, type MirroredTable } from './mirrored-tables.ts'

/** What the engine knows of the database. */
export type Mirror = {
  /**
   * Makes the engine know the database as it is now.
   *
   * @throws BillowError CONFLICT where a file of a bill that counts is gone or cut short.
   */
  follow(): Promise<void>
}

/**
 * Keeps the engine's tables and views like the database: which files there are, what counts of them, the rates, and the
 * costs of no bill. All of it changes at once, so that a query sees the one state or the other.
 *
 * @param folder where the files of the charges lie.
 * @param connect opens a connection of the engine.
 */
export function createMirror(
  database: Knex,
  folder: string,
  connect: () => Promise<DuckDBConnection>,
): Mirror {
  let known: number | null = null
  let refreshing: Promise<void> | undefined
  const refresh = async () => {
    const state = await database.transaction((transaction) => readState(transaction), { readOnly: true })
    const faults = await findChargeFaults(database, folder, 'size')
    if (faults.length > 0) throw conflictOf(faults)
    await using connection = await opened(connect)
    await writeState(connection.connection, folder, state)
    known = state.version
  }
  return {
    async follow() {
      for (;;) {
        const current = await costsVersion(database)
        if (current === known) return
        refreshing ??= wantedByOthers(refresh).finally(() => {
          refreshing = undefined
        })
        await refreshing
      }
    },
  }
}

async function opened(connect: () => Promise<DuckDBConnection>) {
  const connection = await connect()
  return {
    connection,
    async [Symbol.asyncDispose]() {
      connection.closeSync()
    },
  }
}

type State = {
  readonly version: number
  readonly scale: MoneyScale
  readonly files: readonly CountedFile[]
  readonly tables: readonly MirroredTable[]
}

async function readState(transaction: Knex.Transaction): Promise<State> {
  // Read with everything else, so that it is the version of just that.
  const state = await transaction('data_version').first('costs')
  if (state === undefined) throw new Error('The database has lost its version. Restore it from a backup.')
  const files = await transaction('charge_files as f')
    .join('bills as b', 'b.id', 'f.bill_id')
    .where('b.state', 'counted')
    .orderBy('f.bill_id')
    .select<(ChargeFileRow & Pick<BillRow, 'is_partial' | 'effective_counts' | 'kinds_version'>)[]>(
      'f.*',
      'b.is_partial',
      'b.effective_counts',
      'b.kinds_version',
    )
  const scale = await scaleOfAll(transaction, files)
  return {
    version: state.costs,
    scale,
    files: files.map(({ is_partial, effective_counts, kinds_version, ...file }) => ({
      ...file,
      has_kinds: kinds_version > 0,
      is_whole: is_partial === 0 && effective_counts === 1,
    })),
    tables: await readMirroredTables(transaction, scale),
  }
}

/** The most decimal places with which no sum of everything can overflow. */
async function scaleOfAll(
  transaction: Knex.Transaction,
  files: readonly ChargeFileRow[],
): Promise<MoneyScale> {
  const others: { total: number | null } | undefined = await transaction('cloud_costs')
    .whereNull('bill_id')
    .first(
      transaction.raw(
        'sum(abs(cost_in_billing_currency) + abs(effective_cost_in_billing_currency)) as total',
      ),
    )
  const magnitude = files
    .filter(({ grain }) => grain === 'charge')
    .reduce((sum, file) => sum + file.magnitude, others?.total ?? 0)
  const own = files.map(({ scale }) => scale)
  return own.reduce((least, scale) => (scale < least ? scale : least), scaleFor(magnitude))
}

async function writeState(
  connection: DuckDBConnection,
  folder: string,
  { files, tables, scale }: State,
): Promise<void> {
  await connection.run('begin transaction')
  try {
    for (const table of tables) await writeTable(connection, table)
    for (const view of viewsOf(folder, files, scale)) await connection.run(view)
    await connection.run('commit')
  } catch (error) {
    await connection.run('rollback')
    throw error
  }
}

async function writeTable(
  connection: DuckDBConnection,
  { name, columns, rows }: MirroredTable,
): Promise<void> {
  const definition = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
  await connection.run(`create or replace table ${name} (${definition.join(', ')})`)
  await insertJson(connection, name, columns, rows)
}
