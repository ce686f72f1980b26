import type { Provider } from '../../shared/catalogue.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { ForecastGroup } from '../../shared/forecast.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import { runForecasts } from '../analysis/run-analyses.ts'
import type { Context } from '../context.ts'
import { completeDays } from '../coverage/complete-days.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { dailySeries, type DailySeries } from '../costs/daily-series.ts'
import { withoutCorrections } from '../costs/without-corrections.ts'
import { withoutGaps } from '../coverage/without-gaps.ts'
import { toForecastGroup } from './to-forecast-group.ts'

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
 * A forecast of each series up to the end of a period, in the same order.
 *
 * @param providers those that the series are of.
 * @param history what is learnt from, where that is not the series themselves.
 */
export async function forecastEach(
  ctx: Context,
  providers: readonly Provider[],
  series: readonly DailySeries[],
  period: DayRange,
  history: readonly DailySeries[] = series,
): Promise<ForecastGroup[]> {
  const learnt = await withoutGaps(ctx, providers, history)
  const results = await runForecasts(
    learnt.map(({ start_date, values }) => {
      const first = addDays(start_date, values.length)
      return { values, horizon: Math.max(1, countDays({ start_date: first, end_date: period.end_date })) }
    }),
  )
  return series.map((one, place) => toForecastGroup(one, results[place] ?? null, period))
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
  const range = { start_date: historyStart(data, through), end_date: through }
  const [series] = await dailySeries(ctx, filter, range, [], metric)
  if (series === undefined) return null
  const history = await withoutCorrections(ctx, filter, [series], [], metric)
  const [forecast] = await forecastEach(ctx, [...byProvider.keys()], [series], period, history)
  return forecast ?? null
}
