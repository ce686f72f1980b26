import type { ImportSummary } from '../../shared/bill-import.ts'

/** The files of an import, as one name. */
export function fileNames({ files }: Pick<ImportSummary, 'files'>): string {
  return files.map((file) => file.name).join(', ')
}
