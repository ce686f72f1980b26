import type { Anomaly } from '../../shared/anomaly.ts'
import { roundToCents } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'
import { DetectAnomaliesResult, type AnomalyRow } from '../../shared/tool-results.ts'
import { DetectAnomaliesInput } from '../../shared/tools.ts'
import { findAnomalies } from '../anomalies/find-anomalies.ts'
import { breakDownCosts } from '../costs/break-down-costs.ts'
import { cutRows, scopeFields } from './cost-rows.ts'
import { resolveScope } from './resolve-scope.ts'
import { defineTool } from './tool.ts'

const listed = 20

function isAsked(anomaly: Anomaly, period: DayRange, input: DetectAnomaliesInput): boolean {
  // What people have marked as expected is no surprise any more.
  if (anomaly.status === 'expected') return false
  const inside = anomaly.first_seen <= period.end_date && anomaly.last_seen >= period.start_date
  const farEnough = anomaly.percent === null || Math.abs(anomaly.percent) >= input.threshold_percent
  return inside && farEnough && Math.abs(anomaly.impact) >= (input.min_amount ?? 0)
}

function toRow(anomaly: Anomaly): AnomalyRow {
  const { cloud_provider, kind } = anomaly
  // What is about all services of an account or a region goes by its name.
  const service_name = anomaly.service_name ?? anomaly.name
  return {
    date: anomaly.first_seen,
    last_date: anomaly.last_seen,
    kind,
    cloud_provider,
    service_name,
    cost: roundToCents(anomaly.actual),
    expected_cost: roundToCents(anomaly.expected),
    difference: roundToCents(anomaly.impact),
    deviation_percent: anomaly.percent,
  }
}

function judgedThrough(period: DayRange, through: string | undefined): string[] {
  return through === undefined || through >= period.end_date
    ? []
    : [`Days after ${through} are not complete yet and were not judged.`]
}

export const detectCostAnomalies = defineTool({
  name: 'detect_cost_anomalies',
  title: 'Detect anomalies',
  description:
    'The days on which a service cost unusually much or little, with what they should have cost. Choose it for anomalies, spikes, outliers and unusual spend.',
  input: DetectAnomaliesInput,
  output: DetectAnomaliesResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const { period, filter } = scope
    const findings = await findAnomalies(ctx, filter, 'billed')
    const found = (findings?.anomalies ?? [])
      .filter((anomaly) => isAsked(anomaly, period, input))
      .sort((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
    const costs = await breakDownCosts(ctx, filter, period, 'billed')
    const fields = scopeFields(scope)
    return {
      ...fields,
      notes: [...fields.notes, ...judgedThrough(period, findings?.complete.through)],
      total_cost: roundToCents(costs.total_cost),
      comparison: null,
      ...cutRows([], 0),
      threshold_percent: input.threshold_percent,
      anomalies: found.slice(0, input.limit ?? listed).map(toRow),
      anomaly_count: found.length,
    }
  },
})
