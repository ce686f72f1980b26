import { addDays } from '../../shared/period.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'
import type { FoundAnomaly } from './describe-events.ts'

/** A found anomaly with what is stored of it, if anything; then under the id that it was stored with. */
export type MatchedAnomaly = { readonly found: FoundAnomaly; readonly stored: StoredAnomalyRow | null }

/** New days of data may move the ends of an event by this much. */
const leewayDays = 2

/**
 * Finds stored anomalies again among newly found ones: the same series and direction, and days that overlap or nearly
 * so. Each stored anomaly is matched at most once, with the event that begins nearest to it.
 */
export function matchStored(
  found: readonly FoundAnomaly[],
  stored: readonly StoredAnomalyRow[],
): MatchedAnomaly[] {
  const matches = new Map<FoundAnomaly, StoredAnomalyRow>()
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

function isSame(event: FoundAnomaly, row: StoredAnomalyRow): boolean {
  return (
    event.cloud_provider === row.cloud_provider &&
    event.service_name === row.service_name &&
    (event.account ?? '') === row.account &&
    event.direction === row.direction &&
    event.first_seen <= addDays(row.last_seen, leewayDays) &&
    row.first_seen <= addDays(event.last_seen, leewayDays)
  )
}

function distance(event: FoundAnomaly, row: StoredAnomalyRow): number {
  return Math.abs(Date.parse(event.first_seen) - Date.parse(row.first_seen))
}
