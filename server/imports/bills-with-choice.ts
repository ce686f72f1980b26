import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { unitColumns } from './unit-of-bill.ts'

/** A bill with the format that the user chose for its account and period, where there is such a choice. */
export type ChosenBillRow = BillRow & { readonly chosen_dataset: string | null }

/** The bills that are complete, each with the choice that holds for it. */
export function billsWithChoice(database: Knex): Knex.QueryBuilder<BillRow, ChosenBillRow[]> {
  return database('bills')
    .leftJoin('bill_choices', (join) => {
      for (const column of unitColumns) join.on(`bills.${column}`, `bill_choices.${column}`)
    })
    .whereNot('bills.state', 'staged')
    .select<ChosenBillRow[]>('bills.*', 'bill_choices.dataset as chosen_dataset')
}
