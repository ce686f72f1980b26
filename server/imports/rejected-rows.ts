import type { RejectedRow } from '../../shared/bill-import.ts'
import { unreadable } from './bill-file.ts'
import type { Engine } from './engine.ts'
import { linesOfRecords } from './line-numbers.ts'
import { faultSql, parsedRows, type CheckedRows } from './row-reading.ts'

export type Rejected = { readonly rows: readonly RejectedRow[]; readonly unreadableLines: number }

/** More of them are not looked up one by one: such an import is refused anyway. */
const mostRows = 100_000
const longestValue = 200

/**
 * Every row that was not taken, with its line and reason.
 *
 * @param tables the engine's tables whose rows have their faults.
 * @throws BillowError UNPROCESSABLE_CONTENT where a quote is never closed: the rest of that file is lost then.
 */
export async function collectRejected(
  engine: Engine,
  readings: readonly CheckedRows[],
  tables: readonly string[],
): Promise<Rejected> {
  const broken = await brokenLines(engine, readings)
  const faults = tables.map((table) => `select 1 from ${table} where fault is not null`)
  const faulty = faults.length === 0 ? [] : await engine.rows(`${faults.join(' union all ')} limit 1`)
  const rows = [...broken]
  if (faulty.length > 0) {
    for (const reading of readings) rows.push(...(await faultyRows(engine, reading, broken)))
  }
  return { rows: rows.sort(byPlace).slice(0, mostRows), unreadableLines: broken.length }
}

const byPlace = (one: RejectedRow, other: RejectedRow) =>
  one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1

/** Lines that are no rows at all: too many fields, bytes that are no text. */
async function brokenLines(engine: Engine, readings: readonly CheckedRows[]): Promise<RejectedRow[]> {
  if (readings.every(({ source }) => source.kind !== 'csv')) return []
  const errors = await engine.rows(
    `select distinct s.file_path, e.line::bigint as line, e.error_type::varchar as error_type, left(e.csv_line, ${longestValue}) as csv_line
     from reject_errors e join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id
     where error_type <> 'MISSING COLUMNS' order by all limit ${mostRows}`,
  )
  return errors.flatMap((error) => {
    const path = String(error['file_path'])
    const name = readings.find(({ source }) => source.file.path === path)?.source.file.name
    // A file that was left out.
    if (name === undefined) return []
    const type = String(error['error_type'])
    if (type === 'UNQUOTED VALUE') {
      throw unreadable(name, `has a quote in line ${String(error['line'])} that is never closed`)
    }
    return {
      file: name,
      line: Number(error['line']),
      column: null,
      value: error['csv_line'] === null ? null : String(error['csv_line']),
      reason: reasons[type] ?? 'The line cannot be read.',
    }
  })
}

const reasons: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': 'The line has more fields than the header.',
  'INVALID ENCODING': 'The line is not UTF-8 text.',
  'INVALID STATE': 'The quotes of the line are not as CSV has them.',
  'LINE SIZE OVER MAXIMUM': 'The line is longer than 2 MB.',
}

async function faultyRows(
  engine: Engine,
  reading: CheckedRows,
  broken: readonly RejectedRow[],
): Promise<RejectedRow[]> {
  const { source, checks, leavesOut } = reading
  const values = checks.map((check, index) => `when ${index + 1} then left(${check.value}, ${longestValue})`)
  await engine.run('set preserve_insertion_order = true')
  const found = await engine.rows(
    `select record, fault, case fault ${values.join(' ')} end as value
     from (select row_number() over ()::bigint as record, ${faultSql(checks)} as fault,
       coalesce(${leavesOut}, false) as left_out, * from ${parsedRows(reading, true)})
     where fault is not null and not left_out order by record limit ${mostRows}`,
  )
  await engine.run('set preserve_insertion_order = false')
  const records = found.map((row) => Number(row['record']))
  const skipped = new Set(broken.filter(({ file }) => file === source.file.name).map(({ line }) => line))
  const lines = source.kind === 'csv' ? await linesOfRecords(source.file.path, records, skipped) : records
  return found.map((row, index) => {
    const check = checks[Number(row['fault']) - 1]
    const value = row['value'] === null ? null : String(row['value'])
    return {
      file: source.file.name,
      line: lines[index] ?? 0,
      column: check?.column ?? null,
      value,
      reason: value === null ? 'It is empty.' : (check?.reason ?? 'It cannot be read.'),
    }
  })
}
