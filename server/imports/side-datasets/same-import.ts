import type { Knex } from 'knex'
import type { ImportRow } from '../../database/import-tables.ts'

/**
 * The earlier import that brought all that an import brings: its bills, and each of its side datasets.
 *
 * @param sameBills the import that brought the very same bills.
 */
export async function sameImport(
  transaction: Knex.Transaction,
  importId: number,
  sameBills: ImportRow | undefined,
): Promise<ImportRow | undefined> {
  const brought = await transaction('import_datasets').where({ import_id: importId }).orderBy('dataset')
  const bill = await transaction('bills').where({ import_id: importId }).first('id')
  if (brought.length === 0 || (bill !== undefined && sameBills === undefined)) return sameBills
  let known = sameBills
  for (const { dataset, fingerprint } of brought) {
    const twin = await transaction('import_datasets')
      .join('imports', 'imports.id', 'import_datasets.import_id')
      .where({ dataset, fingerprint, status: 'done' })
      .whereNot('imports.id', importId)
      .orderBy('imports.id', 'desc')
      .first('imports.*')
    if (twin === undefined) return undefined
    known ??= twin
  }
  return known
}
