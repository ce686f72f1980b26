import type { Knex } from 'knex'
import { isPostgres } from '../database/dialect.ts'

/**
 * Keeps whoever writes charges of bills and whoever removes these bills apart until the end of a transaction. SQLite
 * has one writer at a time anyway. The locks are the coordinator's alone: those of rows that every node has a copy of
 * are taken on one node after the other, so that two processes can wait for each other.
 *
 * @param bills in ascending order.
 * @param kind several may share it; alone, one waits for all of them.
 */
export async function lockBills(
  transaction: Knex.Transaction,
  bills: readonly number[],
  kind: 'shared' | 'alone',
): Promise<void> {
  if (!isPostgres(transaction)) return
  const lock = kind === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  for (const bill of bills)
    await transaction.raw(`select ${lock}(hashtext('charges of a bill'), cast(? as integer))`, [bill])
}
