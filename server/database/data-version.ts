import { randomInt } from 'node:crypto'
import type { Knex } from 'knex'
import type { Database } from './connect.ts'
import { holdBack } from './hold-back.ts'
import { versionReaderOf, type Versions } from './version-reader.ts'

/** The one row of `data_version`. */
export type DataVersionRow = Versions & { readonly id: number }

/**
 * What a change touches: the costs, with all that they are made of or judged by, or only what people said, decided or
 * were told beside them (budgets, decisions, alerts, webhooks, invoices), which leaves costly judgements as they are.
 */
export type ChangeKind = 'costs' | 'records'

/** Steps differ, so that a database that is put back to an earlier state does not come by the same numbers again. */
const longestStep = 2 ** 20

/** A number that is another one after every change of what any kept answer depends on, by whichever process. */
export async function dataVersion(database: Database): Promise<number> {
  return (await versionReaderOf(database)()).value
}

/** A number that is another one after every change of the costs or of what they are judged by. */
export async function costsVersion(database: Database): Promise<number> {
  return (await versionReaderOf(database)()).costs
}

/**
 * Carries out a change in a transaction that ends with raising the version. Changes of the costs follow each other, by
 * whichever process: what one has read stays so until it has ended.
 *
 * @param change writes; whatever it throws undoes all of it.
 */
export function changeData<Result>(
  database: Database,
  change: (transaction: Knex.Transaction) => Promise<Result>,
  kind: ChangeKind = 'costs',
): Promise<Result> {
  return database.transaction(async (transaction) => {
    if (kind === 'costs') await holdBack(transaction, kind)
    const result = await change(transaction)
    await raiseDataVersion(transaction, kind)
    return result
  })
}

/**
 * Raises the version, for a transaction that does not always change something. It has to be the last statement of its
 * transaction, since all others wait for it from then on.
 */
export async function raiseDataVersion(
  transaction: Knex.Transaction,
  kind: ChangeKind = 'costs',
): Promise<void> {
  const raised = transaction.raw('value + ?', [randomInt(1, longestStep)])
  await transaction('data_version').update(
    kind === 'costs' ? { value: raised, costs: raised } : { value: raised },
  )
}

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    data_version: DataVersionRow
  }
}
