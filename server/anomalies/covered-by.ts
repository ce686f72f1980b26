import { addDays, daysOf } from '../../shared/period.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'
import type { Cause } from './group-causes.ts'
import { isOfLine, type StoredLine } from './match-stored.ts'

/** What comes every month comes so many days earlier or later at most. */
const monthlyLeeway = 2
/** The first day of what is decided on may move by this much. */
const leewayDays = 2

/**
 * The decision that expects an anomaly because it expects its kind; null for none.
 *
 * @param stored what is stored, of which only what is expected covers anything.
 */
export function coveredBy(found: Cause, stored: readonly StoredAnomalyRow[]): StoredAnomalyRow | null {
  return stored.find((row) => row.status === 'expected' && covers(row, found)) ?? null
}

function covers(row: StoredAnomalyRow, found: Cause): boolean {
  if (row.covers === 'this' || row.cloud_provider !== found.cloud_provider) return false
  if (row.direction !== found.direction) return false
  const lines = [found, ...found.parts].filter(({ kind }) => kind === row.kind)
  const isSince = found.first_seen >= addDays(row.first_seen, -leewayDays)
  if (row.covers === 'service') return isSince && lines.some((line) => isOfService(row, line))
  if (!lines.some((line) => isOfLine(line, row))) return false
  if (row.covers === 'until') return isSince && found.first_seen <= (row.covers_until ?? '')
  return isSameMonthDay(row, found)
}

/** Of the same service, or the same line where that is about all services. */
function isOfService(row: StoredAnomalyRow, line: StoredLine): boolean {
  return row.service_name === '' ? isOfLine(line, row) : row.service_name === line.service_name
}

/** About the same day of any month; the end of a month is near the beginning of the next. */
function isSameMonthDay(row: StoredAnomalyRow, { first_seen }: Cause): boolean {
  const near = daysOf({
    start_date: addDays(row.first_seen, -monthlyLeeway),
    end_date: addDays(row.first_seen, monthlyLeeway),
  })
  const last = Number(row.first_seen.slice(8)) > 28 && first_seen.slice(8) >= '28'
  return last || near.some((day) => day.slice(8) === first_seen.slice(8))
}
