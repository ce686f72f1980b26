import type { Database } from '../database/connect.ts'
import { insertRows } from '../database/insert-rows.ts'
import { lockBills } from './lock-bills.ts'

/**
 * Writes charges of bills that do not count yet. The bills stay as long as that takes: whoever removes them removes
 * these charges as well. It stands in for a foreign key, which would look for the bill of every single charge.
 *
 * @param columns the names of the columns, in the order of the values; `bill_id` is one of them.
 * @throws Error where a bill is gone; none of the charges are written then.
 */
export async function appendCharges(
  database: Database,
  columns: readonly string[],
  rows: Parameters<typeof insertRows>[3],
): Promise<void> {
  const place = columns.indexOf('bill_id')
  const bills = [...new Set(rows.map((row) => Number(row[place])))].sort((one, other) => one - other)
  await database.transaction(async (transaction) => {
    await lockBills(transaction, bills, 'shared')
    const kept = await transaction('bills').whereIn('id', bills).select('id')
    if (kept.length < bills.length) throw new Error('A bill was removed while its charges were written.')
    await insertRows(transaction, 'charges', columns, rows)
  })
}
