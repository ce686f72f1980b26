import type { ImportRow } from '../database/import-tables.ts'

/** A file of an import where it lies now. */
export type StoredFile = {
  readonly path: string
  /** As the user knows it, with its folders where it came in one. */
  readonly name: string
  readonly bytes: number
  /** When it was last written, in milliseconds, where that is known. */
  readonly modified?: number
  /** Whether it came in an archive or a folder and is left out if it is no bill. */
  readonly optional?: boolean
  /** When the provider made the delivery, where its manifest says so. */
  readonly deliveredAt?: string
  /** What the provider's manifest calls the export. */
  readonly exportType?: string
}

/** The files of an import. */
export function filesOf(row: Pick<ImportRow, 'files'>): StoredFile[] {
  return JSON.parse(row.files)
}
