import { daysOf, intersection, periodNamed, type DayRange, type Granularity } from '../../shared/period.ts'
import type { ToolRow } from '../../shared/tool-results.ts'
import { groupCosts } from '../costs/group-costs.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import type { Scope } from './resolve-scope.ts'
import type { ToolContext } from './tool.ts'

type Line = Pick<ToolRow, 'cloud_provider' | 'service_name' | 'period'>

/**
 * What a complete day costs in each week or month of a scope, so that months of unequal length can be told apart from
 * a change.
 *
 * @returns the average of a line in USD and unrounded; null where none of its days is complete.
 */
export async function dailyAverages(
  ctx: ToolContext,
  { filter, period }: Scope,
  granularity: Granularity,
  group_by: 'service' | 'provider' | undefined,
): Promise<(line: Line) => number | null> {
  const elapsed = intersection(period, { start_date: period.start_date, end_date: ctx.clock.today() })
  if (granularity === 'daily' || elapsed === null) return () => null
  const incomplete = (await incompleteDays(ctx, filter, elapsed)).map(({ date }) => date)
  const groups = await groupCosts(ctx, { ...filter, without_days: incomplete }, elapsed, {
    dimensions: group_by === undefined ? ['date'] : [group_by, 'date'],
    granularity,
    metric: 'billed',
  })
  const totals = new Map(groups.map((group) => [keyOf(group), group.total_cost]))
  const left = new Set(incomplete)
  return (line) => {
    const days = completeDaysOf(line, elapsed, left)
    return days === 0 ? null : (totals.get(keyOf(line)) ?? 0) / days
  }
}

function completeDaysOf({ period }: Line, elapsed: DayRange, incomplete: ReadonlySet<string>): number {
  const named = period === null ? null : periodNamed(period)
  const within = named === null ? null : intersection(named, elapsed)
  return within === null ? 0 : daysOf(within).filter((day) => !incomplete.has(day)).length
}

function keyOf({ cloud_provider, service_name, period }: Line): string {
  return JSON.stringify([cloud_provider, service_name, period])
}
