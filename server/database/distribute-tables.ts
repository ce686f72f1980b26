import type { Database } from './connect.ts'
import { isPostgres } from './dialect.ts'

/** Tables that every node has a copy of, since questions about charges look into them. */
const shared = ['bills', 'excluded_cells'] as const

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
    const { rows }: { rows: { name: string }[] } = await transaction.raw(
      `select cast(logicalrelid as text) as name from pg_dist_partition where repmodel = 't' or partmethod = 'h'`,
    )
    const done = new Set(rows.map(({ name }) => name))
    for (const table of shared) {
      if (!done.has(table)) await transaction.raw('select create_reference_table(?)', [table])
    }
    if (done.has('charges')) return
    await transaction.raw(`select create_distributed_table('charges', 'id')`)
    await transaction.raw(`select truncate_local_data_after_distributing_table('charges')`)
  })
}

async function hasWorkers(database: Database): Promise<boolean> {
  const { rows: extensions }: { rows: unknown[] } = await database.raw(
    `select 1 from pg_extension where extname = 'citus'`,
  )
  if (extensions.length === 0) return false
  const { rows: workers }: { rows: unknown[] } = await database.raw(
    'select 1 from citus_get_active_worker_nodes() limit 1',
  )
  return workers.length > 0
}
