import type { Metric } from '../../shared/cost-query.ts'
import { countDays, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { breakDownCosts } from './break-down-costs.ts'
import type { CostFilter } from './cost-filter.ts'

type Average = { readonly elapsed_days: number; readonly daily_average: number }

/**
 * What a day of a range has cost so far, in USD and unrounded.
 *
 * @param total the cost of the whole range, days to come included.
 */
export async function dailyAverage(
  ctx: Context,
  query: CostFilter & { readonly metric: Metric },
  range: DayRange,
  total: number,
): Promise<Average> {
  const today = ctx.clock.today()
  if (range.start_date > today) return { elapsed_days: 0, daily_average: 0 }
  if (range.end_date <= today) return average(total, range)
  const elapsed = { start_date: range.start_date, end_date: today }
  return average((await breakDownCosts(ctx, query, elapsed, query.metric)).total_cost, elapsed)
}

function average(total: number, range: DayRange): Average {
  const elapsed_days = countDays(range)
  return { elapsed_days, daily_average: total / elapsed_days }
}
