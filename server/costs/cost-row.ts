import type { CloudCost, SingleCost } from '../../shared/cost.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { roundForApi } from '../../shared/money.ts'
import type { CloudCostRow, SourceKind } from '../database/tables.ts'
import { metricColumn } from './costs-matching.ts'

/** A row with the kind of its source. */
export type CostRowWithSource = CloudCostRow & { readonly source: SourceKind }

/** What is listed of one whose amounts in the reporting currency are known. */
export type ListedCostRow = Omit<
  CostRowWithSource,
  'source_id' | 'bill_id' | 'service_category' | 'effective_cost_in_billing_currency'
> & {
  readonly cost: number
  readonly effective_cost: number
}

/** One row by itself, in its own currency as well; the cost is null where no exchange rate is known. */
export function toSingleCost(row: CostRowWithSource): SingleCost {
  const { cost, effective_cost } = row
  return {
    ...toCloudCost({ ...row, cost: cost ?? 0, effective_cost: effective_cost ?? 0 }, 'billed'),
    cost: cost === null ? null : roundForApi(cost),
    effective_cost: effective_cost === null ? null : roundForApi(effective_cost),
  }
}

/** A row as the contract shows it, with `cost` under the metric asked for. */
export function toCloudCost(row: ListedCostRow, metric: Metric): CloudCost {
  return {
    id: row.id,
    cloud_provider: row.cloud_provider,
    service_name: row.service_name,
    cost: roundForApi(row[metricColumn(metric)]),
    date: row.date,
    created_at: row.created_at,
    effective_cost: roundForApi(row.effective_cost),
    billing_currency: row.billing_currency,
    cost_in_billing_currency: roundForApi(row.cost_in_billing_currency),
    source: row.source,
  }
}
