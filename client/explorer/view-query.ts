import type { CostAggregation } from '../../shared/cost.ts'
import { chargeDimensions, type ChargeDimension } from '../../shared/charge-query.ts'
import type { AggregateQuery } from '../../shared/cost-query.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import { presetRange } from '../../shared/preset.ts'
import type { TagQuery } from '../../shared/resource-costs.ts'
import type { ExplorerView, Grouping } from './explorer-view.ts'

/** How many accounts, resources or the like come apart; the rest is added up by the server. */
const keptGroups = 50

/** The question that a view asks, as far as it concerns which costs are meant. */
export function costFilter(view: ExplorerView): TagQuery {
  const { range } = view
  return {
    ...filled('cloud_provider', view.providers),
    ...filled('service_name', view.services),
    ...filled('account', view.accounts),
    ...filled('region', view.regions),
    ...filled('charge_kind', view.kinds),
    ...filled('charge_category', view.chargeCategories),
    ...filled('resource', view.resources),
    ...filled('tag', view.tags),
    ...filled('exclude', view.excluded),
    ...(range.kind === 'preset' ? { preset: range.preset } : {}),
    ...(range.kind === 'custom' ? { start_date: range.start_date, end_date: range.end_date } : {}),
    metric: view.metric,
  }
}

// In one order, so that the same question is asked only once.
function filled<Name extends string, Value extends string>(name: Name, values: readonly Value[]) {
  return values.length === 0 ? {} : { [name]: [...values].sort() }
}

/** What costs are grouped by below the service, or null. */
export function deepDimension(groupBy: Grouping): ChargeDimension | null {
  return chargeDimensions.find((dimension) => dimension === groupBy) ?? null
}

/** Whether what costs are grouped by belongs to one provider, which the answer then names. */
export function isOfProvider(groupBy: Grouping): boolean {
  return groupBy !== 'charge_kind' && groupBy !== 'charge_category' && groupBy !== 'tag'
}

/** The costs over time that a view shows. Providers and services come from one answer, so that a switch is free. */
export function costQuestion(view: ExplorerView): AggregateQuery {
  const dimension = deepDimension(view.groupBy)
  const question = { ...costFilter(view), granularity: view.granularity }
  if (dimension === null) return { ...question, group_by: 'service,date' }
  return {
    ...question,
    ...(dimension === 'tag' && view.tagKey !== null ? { tag_key: view.tagKey } : {}),
    group_by: isOfProvider(dimension) ? `provider,${dimension},date` : `${dimension},date`,
    top: keptGroups,
  }
}

/** Whether an answer, which may be of the view before, can be cut the way that a view wants it. */
export function canBeCut([first]: readonly CostAggregation[], groupBy: Grouping): boolean {
  const dimension = deepDimension(groupBy)
  if (first === undefined) return true
  return dimension === null ? first.service_name !== 'All' : first[dimension] !== undefined
}

/** Whether no cost of an answer has what a view groups by. */
export function lacksDetail(data: readonly CostAggregation[], groupBy: Grouping): boolean {
  const dimension = deepDimension(groupBy)
  if (dimension === null) return false
  return data.every((row) => row.is_rest !== true && (row[dimension] ?? null) === null)
}

/**
 * The days that a view is about, before the server has said so.
 *
 * @param today from the server, which decides what day it is.
 * @param data the days that there are costs for.
 */
export function rangeOf({ range }: ExplorerView, today: Day, data: DayRange | null): DayRange {
  if (range.kind === 'preset') return presetRange(range.preset, today)
  const bounds = data ?? { start_date: today, end_date: today }
  if (range.kind === 'all') return bounds
  return { start_date: range.start_date ?? bounds.start_date, end_date: range.end_date ?? bounds.end_date }
}
