import type { Provider } from '../../../shared/catalogue.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { addDays, countDays, type Day } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import type { SourceKind } from '../../database/tables.ts'
import { serviceKey } from '../../costs/service-key.ts'
import type { LineSeries } from './line.ts'

/** From when to when a kind of source tells of a service. */
export type ServiceSource = {
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly kind: SourceKind
  readonly first: Day
  readonly last: Day
  /** How many days it has costs of, each as often as it is told. */
  readonly days: number
}

export async function serviceSources({ database }: Context): Promise<ServiceSource[]> {
  return database('cloud_costs')
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .groupBy('cloud_provider', 'service_name', 'kind')
    .select<ServiceSource[]>(
      'cloud_provider',
      'service_name',
      'kind',
      database.raw('min(date) as first'),
      database.raw('max(date) as last'),
      database.raw('count(*) as days'),
    )
}

export type WatchedLine = LineSeries & { readonly known_since: Day | null }

/**
 * Services with since when they are watched, as far as others than bills tell. Demo data and bills have nothing to do
 * with each other, so a service that both tell of begins where both do, and demo data ends without any end of a
 * service. What people enter by hand is new where it comes more than once.
 *
 * @param billed since when the bills tell of what a service lies in, by the key of the service.
 */
export function watchServices(
  lines: readonly LineSeries[],
  sources: readonly ServiceSource[],
  billed: (line: LineSeries) => Day | null,
): WatchedLine[] {
  const byService = groupBy(sources, serviceKey)
  const first = sources.map((source) => source.first).sort()[0] ?? null
  const demo = groupBy(
    sources.filter(({ kind }) => kind === 'demo'),
    ({ cloud_provider }) => cloud_provider,
  )
  return lines.map((line) => {
    const own = new Map((byService.get(serviceKey(line)) ?? []).map((source) => [source.kind, source]))
    const [made, bills, manual] = [own.get('demo'), own.get('import'), own.get('manual')]
    if (made !== undefined && bills !== undefined)
      return { ...beginningOn(line, made.first > bills.first ? made.first : bills.first), known_since: null }
    if (bills !== undefined) return { ...line, known_since: billed(line) }
    if (made !== undefined) {
      const known_since = demo
        .get(line.cloud_provider)
        ?.map((source) => source.first)
        .sort()[0]
      return { ...endingOn(line, made.last), known_since: known_since ?? null }
    }
    return { ...line, known_since: manual !== undefined && manual.days > 1 ? first : null }
  })
}

function beginningOn(line: LineSeries, day: Day): LineSeries {
  return {
    ...line,
    values: line.values.map((cost, place) => (addDays(line.start_date, place) < day ? 0 : cost)),
  }
}

function endingOn(line: LineSeries, day: Day): LineSeries {
  return {
    ...line,
    values: line.values.slice(0, Math.max(0, countDays({ start_date: line.start_date, end_date: day }))),
  }
}
