import { createReadStream } from 'node:fs'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The lines on which records of a CSV file begin; they differ from the records' numbers where quotes hold line breaks.
 *
 * @param records numbers of records after the header, from 1, ascending; blank and skipped lines do not count.
 * @param skipped lines that are no records.
 */
export async function linesOfRecords(
  path: string,
  records: readonly number[],
  skipped: ReadonlySet<number>,
): Promise<number[]> {
  const lines: number[] = []
  let record = -1
  let line = 1
  let start = 1
  let blank = true
  let quoted = false
  for await (const chunk of createReadStream(path)) {
    if (!Buffer.isBuffer(chunk)) continue
    for (const byte of chunk) {
      if (byte === quote) quoted = !quoted
      if (byte !== lineFeed) {
        if (byte !== carriageReturn) blank = false
        continue
      }
      line += 1
      if (quoted) continue
      if (!blank && !skipped.has(start)) record += 1
      if (!blank && record === records[lines.length] && !skipped.has(start)) lines.push(start)
      if (lines.length === records.length) return lines
      start = line
      blank = true
    }
  }
  if (!blank && record + 1 === records[lines.length]) lines.push(start)
  return lines
}
