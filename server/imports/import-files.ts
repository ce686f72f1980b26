import type { ImportRow } from '../database/bill-tables.ts'
import type { PlainFile } from './bill-source.ts'

/** A file of an import where it lies now. */
export type StoredFile = PlainFile

/** The files of an import. */
export function filesOf(row: Pick<ImportRow, 'files'>): StoredFile[] {
  return JSON.parse(row.files)
}
