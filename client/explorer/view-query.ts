import { presetRange, type Day, type DayRange } from '../../shared/period.ts'
import type { TagQuery } from '../../shared/resource-costs.ts'
import type { ExplorerView } from './explorer-view.ts'

/** The question that a view asks, as far as it concerns which costs are meant. */
export function costFilter({ providers, services, range, metric }: ExplorerView): TagQuery {
  return {
    ...(providers.length > 0 ? { cloud_provider: [...providers].sort() } : {}),
    ...(services.length > 0 ? { service_name: [...services].sort() } : {}),
    ...(range.kind === 'preset' ? { preset: range.preset } : {}),
    ...(range.kind === 'custom' ? { start_date: range.start_date, end_date: range.end_date } : {}),
    metric,
  }
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
