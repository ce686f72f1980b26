import type { Reading } from './read-bills.ts'

/** What an import brought, and what it left out, for a person. */
export function outcomeWords({ rowsKept, rowsRejected, side }: Reading): string {
  const charges = rowsKept - side.rowsKept
  return [
    ...(charges > 0 || side.words.length === 0 ? [`${charges} rows were imported.`] : []),
    ...side.words,
    ...(rowsRejected > 0 ? [`${rowsRejected} could not be read and are kept aside.`] : []),
  ].join(' ')
}
