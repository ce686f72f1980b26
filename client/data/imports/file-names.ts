import type { ImportSummary } from '../../../shared/bill-import.ts'

const mostNamed = 3

/** The files of an import, as one name. */
export function fileNames({ files }: Pick<ImportSummary, 'files'>): string {
  const names = files.map((file) => file.name)
  const more = names.length - mostNamed
  return more > 1 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more files` : names.join(', ')
}
