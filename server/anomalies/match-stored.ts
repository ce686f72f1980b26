import { addDays } from '../../shared/period.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'
import type { Cause } from './group-causes.ts'

/** A found anomaly with what is stored of it, if anything; then under the id that it was stored with. */
export type MatchedAnomaly = { readonly found: Cause; readonly stored: StoredAnomalyRow | null }

/** New days of data may move the ends of an event by this much. */
const leewayDays = 2

/**
 * Finds stored anomalies again among newly found ones: the same line and direction, and days that overlap or nearly
 * so. Another line may tell more of a cause as it goes on, so it is known by any of its lines. Each stored anomaly is
 * matched at most once, with the event that begins nearest to it.
 */
export function matchStored(found: readonly Cause[], stored: readonly StoredAnomalyRow[]): MatchedAnomaly[] {
  const matches = new Map<Cause, StoredAnomalyRow>()
  for (const row of stored) {
    const nearest = found
      .filter((event) => !matches.has(event) && isSame(event, row))
      .sort((one, other) => distance(one, row) - distance(other, row))[0]
    if (nearest !== undefined) matches.set(nearest, row)
  }
  return found.map((event) => {
    const row = matches.get(event) ?? null
    return { found: row === null ? event : { ...event, id: row.id }, stored: row }
  })
}

/** Whether a stored anomaly is told by a found one. */
export function isSame(event: Cause, row: StoredAnomalyRow): boolean {
  return (
    event.cloud_provider === row.cloud_provider &&
    event.direction === row.direction &&
    event.first_seen <= addDays(row.last_seen, leewayDays) &&
    row.first_seen <= addDays(event.last_seen, leewayDays) &&
    (isOfLine(event, row) || event.parts.some((part) => isOfLine(part, row)))
  )
}

/** What tells one line from others among those of a provider. */
export type StoredLine = Pick<Cause, 'service_name' | 'account' | 'dimension' | 'name'>

/** Whether a stored anomaly is of a line. */
export function isOfLine(
  { service_name, account, dimension, name }: StoredLine,
  row: StoredAnomalyRow,
): boolean {
  return (
    (service_name ?? '') === row.service_name &&
    (account ?? '') === row.account &&
    dimension === row.dimension &&
    name === row.name
  )
}

function distance(event: Cause, row: StoredAnomalyRow): number {
  return Math.abs(Date.parse(event.first_seen) - Date.parse(row.first_seen))
}
