import type { Knex } from 'knex'
import { kindsVersion } from './kinds-version.ts'

/** The bills that count whose charges were read into kinds by another version of the tables, or by none. */
export function outdatedBills(database: Knex): Promise<number[]> {
  return database('bills')
    .where({ state: 'counted' })
    .whereNot({ kinds_version: kindsVersion })
    .orderBy('id')
    .pluck('id')
}
