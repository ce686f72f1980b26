import type { Provider } from '../shared/catalogue.ts'
import { addDays, type Day, type DayRange } from '../shared/period.ts'

type Subject = {
  readonly cloud_provider?: Provider | undefined
  /** Null for all services. */
  readonly service_name?: string | null | undefined
}

/** Which costs the explorer is to show. */
export type ExplorerSubject = Subject & {
  readonly account?: string | null
  readonly region?: string | null
  readonly charge_kind?: string | null
  readonly resource?: string | null
  /** As `key=value`. */
  readonly tag?: string | null
}

function address(path: string, params: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== null) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}

/** The costs of some days in the explorer, by service. */
export function explorerLink(subject: ExplorerSubject, range: DayRange): string {
  const { account, region, charge_kind, resource, tag } = subject
  return address('/explorer', {
    provider: subject.cloud_provider,
    service: subject.service_name,
    account,
    region,
    charge_kind,
    resource,
    tag,
    ...range,
    group_by: 'service',
  })
}

const daysAround = 14

/** Some odd days in the explorer, with the usual ones around them. */
export function explorerLinkAround(subject: ExplorerSubject, days: DayRange, lastDay: Day): string {
  const end = addDays(days.end_date, daysAround)
  return explorerLink(subject, {
    start_date: addDays(days.start_date, -2 * daysAround),
    end_date: end < lastDay ? end : lastDay,
  })
}

/** One anomaly, unfolded, whatever became of it. */
export function anomalyLink(id: string): string {
  return address('/anomalies', { id, status: 'all', preset: 'all_data' })
}

/** What was odd on some days. */
export function anomaliesLink(range: DayRange): string {
  return address('/anomalies', { status: 'all', ...range })
}

/** One recommendation, unfolded, whatever was decided about it. */
export function recommendationLink(id: string): string {
  return address('/recommendations', { id, state: 'all' })
}

/** A part of the data page: `sources`, `imports`, `restatements`, `reconciliation` or `rates`. */
export function dataLink(view: string, params: Readonly<Record<string, string>> = {}): string {
  return address('/data', { view, ...params })
}

/** One import and what became of it. */
export function importLink(id: number): string {
  return dataLink('imports', { id: String(id) })
}

type Periods = { readonly current: DayRange; readonly previous: DayRange }

/** Why some costs changed from one period to another. */
export function explainLink(
  { cloud_provider, service_name }: Subject,
  { current, previous }: Periods,
): string {
  return address('/explain', {
    provider: cloud_provider,
    service: service_name ?? undefined,
    ...current,
    compare_start_date: previous.start_date,
    compare_end_date: previous.end_date,
  })
}
