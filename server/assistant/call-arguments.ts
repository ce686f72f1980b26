import type { CallArguments } from '../../shared/assistant-answer.ts'
import type { ToolName } from '../../shared/tools.ts'
import type { PlannedCall } from './understanding/to-calls.ts'

type Field = 'compare' | 'limit' | 'threshold_percent' | 'min_amount' | 'granularity' | 'group_by' | 'sort'

/** Which arguments each tool takes beside days, providers and services. */
const fieldsOf: Record<ToolName, readonly Field[]> = {
  query_costs_by_range: ['granularity', 'group_by', 'limit', 'sort'],
  get_cost_summary: ['compare', 'group_by', 'limit'],
  compare_providers: ['compare', 'limit', 'sort'],
  analyze_service_costs: ['compare', 'granularity', 'min_amount', 'limit', 'sort'],
  detect_cost_anomalies: ['threshold_percent', 'min_amount', 'limit'],
  get_optimization_recommendations: ['limit'],
}

/** A planned call as the tool's own arguments. */
export function toolArguments(call: PlannedCall): Record<string, unknown> {
  const input: Record<string, unknown> = { ...call.period }
  if (call.providers.length > 0) input['providers'] = [...call.providers]
  if (call.services.length > 0) input['services'] = [...call.services]
  for (const field of fieldsOf[call.tool]) {
    if (field === 'compare') {
      if (call.compare === null) continue
      input['compare_start_date'] = call.compare.start_date
      input['compare_end_date'] = call.compare.end_date
    } else if (call[field] !== null) input[field] = call[field]
  }
  return input
}

/** A planned call as the answer shows it. */
export function shownArguments(call: PlannedCall): CallArguments {
  const span = (range: PlannedCall['period']) => ({ start: range.start_date, end: range.end_date })
  return {
    ...span(call.period),
    providers: [...call.providers],
    services: [...call.services],
    compare: call.compare === null ? null : span(call.compare),
    limit: call.limit,
    threshold_percent: call.threshold_percent,
    min_amount: call.min_amount,
    granularity: call.granularity,
    group_by: call.group_by,
  }
}
