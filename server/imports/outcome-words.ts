import type { ImportDatasetRow } from '../database/invoice-tables.ts'
import type { ImportRow } from '../database/import-tables.ts'

/**
 * How an import ended: done, or undone where a decision left nothing of it.
 *
 * @param datasets what it brought beside charges.
 * @param hasBills whether any of its bills is left.
 */
export function outcomeOf(
  { rows_kept, rows_rejected }: ImportRow,
  datasets: readonly ImportDatasetRow[],
  hasBills: boolean,
): Pick<ImportRow, 'status' | 'message'> {
  const charges = rows_kept - datasets.reduce((sum, { row_count }) => sum + Number(row_count), 0)
  const isLeftOut = charges > 0 && !hasBills
  if (isLeftOut && datasets.length === 0) {
    return { status: 'undone', message: 'The import was left out; what counted before still does.' }
  }
  const message = [
    ...(isLeftOut ? ['Its charges were left out; what counted before still does.'] : []),
    ...(!isLeftOut && (charges > 0 || datasets.length === 0) ? [`${charges} rows were imported.`] : []),
    ...datasets.map(({ summary }) => summary),
    ...(rows_rejected > 0 ? [`${rows_rejected} could not be read and are kept aside.`] : []),
  ].join(' ')
  return { status: 'done', message }
}
