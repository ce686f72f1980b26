import type { Context } from '../context.ts'

/** So many bills are looked at in one statement. */
const step = 100

/**
 * Removes the charges of bills that are undone. Whoever undoes one does so, unless killed in between; such a bill never
 * counts again.
 */
export async function removeUndoneCharges({ charges, database }: Context): Promise<void> {
  const table = charges.folder === null ? 'charges' : 'charge_files'
  const undone = await database('bills').where({ state: 'undone' }).orderBy('id').pluck('id')
  for (let start = 0; start < undone.length; start += step)
    await database(table)
      .whereIn('bill_id', undone.slice(start, start + step))
      .delete()
}
