import { groupBy } from '../../../shared/group-by.ts'

/** A row of a side dataset: the import that brought it, and when the provider wrote it last, where it says so. */
export type Delivered = { readonly import_id: number; readonly updated_at: string | null }

/** Whether one delivery is newer than another: by what the provider says, else by the order of imports. */
export function isNewer(one: Delivered, other: Delivered): boolean {
  if (one.updated_at !== null && other.updated_at !== null && one.updated_at !== other.updated_at) {
    return one.updated_at > other.updated_at
  }
  return one.import_id > other.import_id
}

/**
 * Of all deliveries, the rows of the newest one of each thing.
 *
 * @param keyOf what a row is about.
 */
export function newestDeliveries<Row extends Delivered>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  return [...groupBy(rows, keyOf).values()].flatMap((members) => {
    const newest = members.reduce((best, row) => (isNewer(row, best) ? row : best))
    return members.filter((row) => row.import_id === newest.import_id)
  })
}
