import type { Provider } from '../../shared/catalogue.ts'
import { addDays, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { costsMatching } from '../costs/costs-matching.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { findIncompleteDays } from './incomplete-days.ts'
import { staleAfterDays } from './thresholds.ts'

export type CompleteDays = {
  /** First and last day with any cost of the filter. */
  readonly data: DayRange
  /** The last day that is complete for every provider that still delivers. */
  readonly through: Day
  /** The last complete day of each provider. */
  readonly byProvider: ReadonlyMap<Provider, Day>
  readonly incompleteHours: number
}

type Costs = { cloud_provider: Provider; first_day: Day; last_day: Day }

/**
 * Until which day costs can be trusted to be complete: the last day with a cost after which `findIncompleteDays` finds
 * no complete one. Days within that are incomplete are another matter, see `withoutGaps`.
 *
 * @returns null where nothing matches.
 */
export async function completeDays(ctx: Context, filter: CostFilter): Promise<CompleteDays | null> {
  const bounds = await dataBounds(ctx)
  if (bounds === null) return null
  const { database, query } = costsMatching(ctx, filter, bounds, { by: ['cloud_provider', 'date'] })
  const costs = await query
    .select<Costs[]>(
      'cloud_costs.cloud_provider',
      database.raw('min(cloud_costs.date) as first_day'),
      database.raw('max(cloud_costs.date) as last_day'),
    )
    .groupBy('cloud_costs.cloud_provider')
  const data = hull(costs)
  if (data === null) return null
  const { byProvider: incomplete } = await findIncompleteDays(ctx, filter, {
    start_date: later(data.start_date, addDays(ctx.clock.today(), -2 * staleAfterDays)),
    end_date: later(data.end_date, ctx.clock.today()),
  })
  const cutoffs = costs.map(({ cloud_provider, first_day, last_day }) => {
    const open = new Set((incomplete.get(cloud_provider) ?? []).map(({ date }) => date))
    return [cloud_provider, lastComplete(first_day, earlier(last_day, ctx.clock.today()), open)] as const
  })
  // What nobody delivers, such as a yearly fee entered by hand, does not hold the others back.
  const delivered = cutoffs.filter(([provider]) => incomplete.has(provider))
  const newest = cutoffs.map(([, day]) => day).reduce(later)
  const delivering = (delivered.length > 0 ? delivered : cutoffs)
    .map(([, day]) => day)
    .filter((day) => day >= addDays(newest, -staleAfterDays))
  return {
    data,
    through: delivering.length > 0 ? delivering.reduce(earlier) : newest,
    byProvider: new Map(cutoffs),
    incompleteHours: (await insightSettings(ctx)).incomplete_hours,
  }
}

function lastComplete(first: Day, last: Day, incomplete: ReadonlySet<Day>): Day {
  let day = last
  while (day >= first && incomplete.has(day)) day = addDays(day, -1)
  return day
}

function hull(costs: readonly Costs[]): DayRange | null {
  const [first] = costs
  if (first === undefined) return null
  return {
    start_date: costs.map(({ first_day }) => first_day).reduce(earlier, first.first_day),
    end_date: costs.map(({ last_day }) => last_day).reduce(later, first.last_day),
  }
}

const earlier = (one: Day, other: Day) => (one < other ? one : other)
const later = (one: Day, other: Day) => (one > other ? one : other)
