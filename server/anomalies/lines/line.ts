import type { AnomalyDimension } from '../../../shared/anomaly-terms.ts'
import type { Provider } from '../../../shared/catalogue.ts'
import type { Day } from '../../../shared/period.ts'

/** What a line of costs is about; what it is not narrowed to is null. */
export type LineScope = {
  readonly cloud_provider: Provider
  readonly service_name: string | null
  readonly account: string | null
  /** What it is one of, and which one. */
  readonly dimension: AnomalyDimension
  readonly name: string
}

/** The daily costs of a line, oldest first. */
export type LineSeries = LineScope & { readonly start_date: Day; readonly values: readonly number[] }

/** The same text for the same line. */
export function lineKey({ cloud_provider, service_name, account, dimension, name }: LineScope): string {
  return JSON.stringify([cloud_provider, service_name, account, dimension, name])
}
