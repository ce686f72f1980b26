import type { BillSource } from '../bill-source.ts'
import { createColumns } from '../formats/columns.ts'
import { focus } from '../formats/focus.ts'
import { readingOf, type RowReading } from '../row-reading.ts'

/** The reading of a delivery that holds side datasets only: no charge at all. */
export function noCharges(beside: BillSource): RowReading {
  const source: BillSource = { ...beside, columns: [], read: () => '(select 1 where false)' }
  return readingOf(source, { place: 0, isAlone: true }, focus, createColumns([]))
}
