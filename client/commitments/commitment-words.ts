import type { Commitment, CoverageDimension } from '../../shared/commitment.ts'
import type { Offer } from '../../shared/purchase-plan.ts'
import { formatDay } from '../ui/format-day.ts'

export const dimensionNames: Readonly<Record<CoverageDimension, string>> = {
  service: 'Service',
  family: 'Family',
  region: 'Region',
  account: 'Account',
  charge_kind: 'Kind of charge',
}

export const offerNames: Readonly<Record<Offer, string>> = {
  compute: 'Compute',
  machine_learning: 'Machine learning',
  database: 'Databases',
  cache: 'Caches',
}

/** Until when a commitment holds, in words. */
export function endWords({ end_date, days_left }: Pick<Commitment, 'end_date' | 'days_left'>): string {
  if (end_date === null || days_left === null) return 'Not known'
  if (days_left < 0) return `Ended on ${formatDay(end_date)}`
  if (days_left === 0) return 'Ends today'
  return `${formatDay(end_date)}, in ${days_left} ${days_left === 1 ? 'day' : 'days'}`
}
