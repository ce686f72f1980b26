import type { Knex } from 'knex'
import type { Database } from './connect.ts'
import { isPostgres } from './dialect.ts'

/** Tables that every node has a copy of, since questions about charges look into them. */
const shared = ['bills', 'excluded_cells'] as const

/** What refers to them goes with them in all other databases. */
const references = [
  ['bills', 'import_id', 'imports'],
  ['bill_days', 'bill_id', 'bills'],
  ['bill_cells', 'bill_id', 'bills'],
  ['bill_rates', 'bill_id', 'bills'],
  ['excluded_cells', 'bill_id', 'bills'],
  ['cloud_costs', 'bill_id', 'bills'],
] as const

/**
 * Spreads the charges over the workers of a Citus cluster, where the database is its coordinator. Runs at every start:
 * the extension or its workers may have come after the tables. Everything else stays with the coordinator.
 *
 * Charges are spread by their own number, so that even a single large bill is read by all workers at once.
 */
export async function distributeTables(database: Database): Promise<void> {
  if (!isPostgres(database) || !(await hasWorkers(database))) return
  await database.transaction(async (transaction) => {
    await transaction.raw(`select pg_advisory_xact_lock(hashtext('distribution of tables'))`)
    const done = await spreadTables(transaction)
    await dropReferences(transaction)
    for (const table of shared) {
      if (!done.has(table)) await transaction.raw('select create_reference_table(?)', [table])
    }
    if (done.has('charges')) return
    await transaction.raw(`select create_distributed_table('charges', 'id')`)
    await transaction.raw(`select truncate_local_data_after_distributing_table('charges')`)
  })
}

/** Brings all tables back to the coordinator, with their rows. */
export async function gatherTables(transaction: Knex): Promise<void> {
  if (!(await hasWorkers(transaction))) return
  const spread = await spreadTables(transaction)
  if (!spread.has('charges')) return
  for (const table of ['charges', ...shared]) await transaction.raw('select undistribute_table(?)', [table])
  for (const [table, column, target] of references) {
    await transaction.raw(
      `alter table ?? add constraint ?? foreign key (??) references ?? (id) on delete cascade`,
      [table, `${table}_${column}_foreign`, column, target],
    )
  }
}

/**
 * With a key between a shared table and one of the coordinator, Citus takes that one over as well, with limits of its
 * own, and refuses to write to the shared one once a transaction has asked several workers.
 */
async function dropReferences(transaction: Knex): Promise<void> {
  const { rows }: { rows: { table: string; name: string }[] } = await transaction.raw(
    `select cast(cast(conrelid as regclass) as text) as table, conname as name from pg_constraint
     where contype = 'f' and (cast(cast(conrelid as regclass) as text) in (?, ?)
       or cast(cast(confrelid as regclass) as text) in (?, ?))`,
    [...shared, ...shared],
  )
  for (const { table, name } of rows) {
    await transaction.raw('alter table ?? drop constraint ??', [table, name])
  }
}

/** Those that several nodes have, whole or in part. */
async function spreadTables(transaction: Knex): Promise<ReadonlySet<string>> {
  const { rows }: { rows: { name: string }[] } = await transaction.raw(
    `select cast(logicalrelid as text) as name from pg_dist_partition where repmodel = 't' or partmethod = 'h'`,
  )
  return new Set(rows.map(({ name }) => name))
}

async function hasWorkers(database: Knex): Promise<boolean> {
  const { rows: extensions }: { rows: unknown[] } = await database.raw(
    `select 1 from pg_extension where extname = 'citus'`,
  )
  if (extensions.length === 0) return false
  const { rows: workers }: { rows: unknown[] } = await database.raw(
    'select 1 from citus_get_active_worker_nodes() limit 1',
  )
  return workers.length > 0
}
