import { createHash } from 'node:crypto'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { Day } from '../../shared/period.ts'
import type { LineSeries } from './lines/line.ts'

/** An anomaly as the costs of one line alone tell it, without what people made of it. */
export type FoundAnomaly = Omit<
  Anomaly,
  | 'parts'
  | 'severity'
  | 'driver'
  | 'status'
  | 'note'
  | 'decided_at'
  | 'covers'
  | 'covers_until'
  | 'covered_by'
  | 'closed'
> & {
  /** Since when whatever the line is new in is known, where that is as new itself; null otherwise. */
  readonly inherited_from: Day | null
}

/** A line to judge. */
export type JudgedSeries = LineSeries & {
  readonly looks_for: 'everything' | 'presence'
  /** Since when whatever the line lies in is known; null where nobody can tell whether it is new. */
  readonly known_since: Day | null
  /** What a new line costs a day at least. */
  readonly floor: number
}

type Named = Pick<
  FoundAnomaly,
  'cloud_provider' | 'service_name' | 'account' | 'dimension' | 'name' | 'direction' | 'first_seen'
>

/** The same for the same line, direction and first day. */
export function anomalyId(found: Named): string {
  const { cloud_provider, service_name, account, dimension, name, direction, first_seen } = found
  // What was told before there were other lines keeps its id.
  const isPlain = dimension === 'service' || (dimension === 'account' && service_name !== null)
  const parts = [cloud_provider, service_name ?? '', account ?? '', direction, first_seen]
  return createHash('sha256')
    .update([...parts, ...(isPlain ? [] : [dimension, name])].join('\n'))
    .digest('hex')
    .slice(0, 16)
}
