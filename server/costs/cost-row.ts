import type { CloudCost } from '../../shared/cost.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { roundForApi } from '../../shared/money.ts'
import type { CloudCostRow, SourceKind } from '../database/tables.ts'
import { metricColumn } from './cost-filter.ts'

/** A row whose amounts in USD are known, with the kind of its source. */
export type ConvertedCostRow = CloudCostRow & {
  readonly cost: number
  readonly effective_cost: number
  readonly source: SourceKind
}

/** A row as the contract shows it, with `cost` under the metric asked for. */
export function toCloudCost(row: ConvertedCostRow, metric: Metric): CloudCost {
  return {
    id: row.id,
    cloud_provider: row.cloud_provider,
    service_name: row.service_name,
    cost: roundForApi(row[metricColumn(metric)]),
    date: row.date,
    created_at: row.created_at,
    effective_cost: roundForApi(row.effective_cost),
    billing_currency: row.billing_currency,
    source: row.source,
  }
}
