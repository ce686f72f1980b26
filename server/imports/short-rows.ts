import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'

type ShortRows = { readonly source: BillSource; readonly rows: number }

/** The files of which rows were left out so far, because they have fewer fields than the header. */
export async function shortRows(
  engine: Engine,
  readings: readonly { readonly source: BillSource }[],
): Promise<ShortRows[]> {
  if (readings.every(({ source }) => source.kind !== 'csv')) return []
  const found = await engine.rows(
    `select s.file_path, count(distinct e.line)::bigint as rows
     from reject_errors e join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id
     where error_type = 'MISSING COLUMNS' group by all`,
  )
  const counts = new Map(found.map(({ file_path, rows }) => [String(file_path), Number(rows)]))
  return readings.flatMap(({ source }) => {
    const rows = counts.get(source.file.path)
    return rows === undefined ? [] : [{ source, rows }]
  })
}

/** What the reader should know of a file with such rows. */
export function noteOnShortRows(file: string, rows: number): string {
  const [have, they] = rows === 1 ? ['row has', 'It was'] : ['rows have', 'They were']
  return `${file}: ${rows} ${have} fewer fields than the header. ${they} read; the fields that are missing count as empty.`
}
