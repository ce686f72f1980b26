import type { Knex } from 'knex'
import type { BillRow } from '../database/bill-tables.ts'
import { parseCells } from './bill-cells.ts'
import type { Unit } from './unit-of-bill.ts'

/** A bill with the cells that it has charges of. */
export type BillWithCells = BillRow & { readonly cells: ReadonlySet<string> }

/** The bills of a unit in some states, in the order in which they take effect. */
export async function loadRivals(
  database: Knex,
  unit: Unit,
  states: readonly BillRow['state'][] = ['counted', 'replaced', 'overlapping'],
): Promise<BillWithCells[]> {
  const bills = await database('bills').where(unit).whereIn('state', states).orderBy(['sequence', 'id'])
  const rows = await database('bill_cells').whereIn(
    'bill_id',
    bills.map(({ id }) => id),
  )
  const cells = new Map(rows.map((row) => [row.bill_id, row.cells]))
  return bills.map((bill) => ({ ...bill, cells: parseCells(cells.get(bill.id) ?? '{}') }))
}
