import type { Columns } from './columns.ts'
import { billFormats, missingIn } from './index.ts'

/** A table with less than this part of what a format requires has nothing to do with it. */
const leastPart = 0.5

/**
 * Which format a table nearly has and what it lacks, to end a sentence that begins with its name; undefined for a table
 * that is near to none.
 */
export function nearestFormat(columns: Columns): string | undefined {
  const [nearest] = billFormats
    .map((format) => ({ format, missing: missingIn(columns, format) }))
    .map(({ format, missing }) => ({ format, missing, part: 1 - missing.length / format.requires.length }))
    .sort((one, other) => other.part - one.part)
  if (nearest === undefined || nearest.part < leastPart) return undefined
  const { format, missing } = nearest
  const total = format.requires.length
  const lacks = missing.map(([usual = '', ...others]) =>
    others.length === 0 ? usual : `${usual} (or ${others.join(', ')})`,
  )
  return `is no bill that Billow reads: its columns are nearest to ${format.name} (${total - missing.length} of the ${total} that are needed), missing ${lacks.join(' and ')}`
}
