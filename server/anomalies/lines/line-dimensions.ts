import type { AnomalyDimension } from '../../../shared/anomaly-terms.ts'
import type { Provider } from '../../../shared/catalogue.ts'

/** What a line is told apart by, beside the provider. */
export type LineColumn =
  'service_name' | 'account' | 'region' | 'usage_type' | 'charge_kind' | 'resource_group'

/** What costs are divided by into lines, each of which is judged by itself. */
export type LineDimension = {
  readonly dimension: AnomalyDimension
  readonly by: readonly LineColumn[]
  /** Whether all that is odd is looked for, or only whether the line begins or ends. */
  readonly looksFor: 'everything' | 'presence'
  /** So many of its dearest lines are judged. */
  readonly most: number
  /** Only of this provider, since no other has it. */
  readonly provider?: Provider
}

/** Services as wholes, which every cost has. */
export const serviceDimension: LineDimension = {
  dimension: 'service',
  by: ['service_name'],
  looksFor: 'everything',
  most: 2000,
}

/** What bills tell below the service and across services; a new one is a line here and in the contract. */
export const deepDimensions: readonly LineDimension[] = [
  { dimension: 'account', by: ['service_name', 'account'], looksFor: 'everything', most: 200 },
  { dimension: 'usage_type', by: ['service_name', 'usage_type'], looksFor: 'everything', most: 200 },
  { dimension: 'charge_kind', by: ['service_name', 'charge_kind'], looksFor: 'everything', most: 100 },
  {
    dimension: 'resource_group',
    by: ['service_name', 'resource_group'],
    looksFor: 'everything',
    most: 100,
    provider: 'Azure',
  },
  { dimension: 'region', by: ['service_name', 'region'], looksFor: 'presence', most: 100 },
  { dimension: 'account', by: ['account'], looksFor: 'presence', most: 100 },
  { dimension: 'region', by: ['region'], looksFor: 'presence', most: 60 },
]
