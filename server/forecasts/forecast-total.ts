import type { Metric } from '../../shared/cost-query.ts'
import type { ForecastGroup } from '../../shared/forecast.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { completeDays } from '../coverage/complete-days.ts'
import { forecastScope } from './scope-forecast.ts'

/** Older days say little about the present level and pattern. */
const historyDays = 730

/** Nobody can tell much about a day further ahead. */
const longestForecast = 400

/** The first day of history to use, up to a last complete day. */
export function historyStart(data: DayRange, through: Day): Day {
  const earliest = addDays(through, 1 - historyDays)
  return earliest > data.start_date ? earliest : data.start_date
}

/**
 * The forecast of everything that a filter matches, for a period that is not over.
 *
 * @returns null where nothing matches, or the data ended too long ago.
 */
export async function forecastTotal(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
  period: DayRange,
): Promise<ForecastGroup | null> {
  const complete = await completeDays(ctx, filter)
  if (complete === null) return null
  const { data, through, byProvider } = complete
  if (countDays({ start_date: through, end_date: period.end_date }) > longestForecast) return null
  const history = { start_date: historyStart(data, through), end_date: through }
  const providers = [...byProvider.keys()]
  const forecast = await forecastScope(ctx, { filter, metric, history, period, providers, dimensions: [] })
  return forecast?.total ?? null
}
