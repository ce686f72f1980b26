import { currencySentences } from '../../shared/currency.ts'
import { forecastDimensionsOf, type ForecastQuery, type ForecastResponse } from '../../shared/forecast.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { dailySeries, seriesThrough, type DailySeries } from '../costs/daily-series.ts'
import { withoutCorrections } from '../costs/without-corrections.ts'
import { completeDays, type CompleteDays } from '../coverage/complete-days.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { forecastPeriod } from './forecast-period.ts'
import { forecastEach, historyStart } from './forecast-total.ts'
import { toForecastGroup } from './to-forecast-group.ts'

const noSeries: DailySeries = { cloud_provider: null, service_name: null, start_date: '', values: [] }

/**
 * Forecasts the total of a filter, and of each group where groups are asked for. Incomplete last days are left out,
 * so that they move no figure; the days from the first of them on are forecast.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals.
 */
export async function forecastCosts(ctx: Context, query: ForecastQuery): Promise<ForecastResponse> {
  const complete = await completeDays(ctx, query)
  if (complete === null) return nothingToForecast(ctx, query)
  const { through } = complete
  const { period } = forecastPeriod(query.horizon, through, ctx.clock.today())
  const { series, history } = await historyOf(ctx, query, complete)
  const groups = await forecastEach(ctx, [...complete.byProvider.keys()], series, period, history)
  const [total, ...others] = groups
  if (total === undefined) return nothingToForecast(ctx, query)
  // What stands apart may be newer than any cost that counts.
  const known = { start_date: historyStart(complete.data, through), end_date: ctx.clock.today() }
  const currencies = await currencyFigures(ctx, query, known, query.metric)
  return {
    period,
    complete_through: through,
    incomplete_hours: complete.incompleteHours,
    total,
    groups: others.sort((one, other) => other.period_total.expected - one.period_total.expected),
    metric: query.metric,
    ...currencies,
    notes: [...notesOn(complete), ...currencySentences(currencies)],
  }
}

async function historyOf(
  ctx: Context,
  query: ForecastQuery,
  { data, through, byProvider }: CompleteDays,
): Promise<{ series: DailySeries[]; history: DailySeries[] }> {
  const start_date = historyStart(data, through)
  const range = { start_date, end_date: through }
  const total = await dailySeries(ctx, query, range, [], query.metric)
  const dimensions = query.group_by === undefined ? [] : forecastDimensionsOf(query.group_by)
  const all = dimensions.length === 0 ? [] : await dailySeries(ctx, query, range, dimensions, query.metric)
  const cutoff = ({ cloud_provider }: DailySeries): Day =>
    (cloud_provider === null ? undefined : byProvider.get(cloud_provider)) ?? through
  const [whole = { ...noSeries, start_date }] = total
  const groups = all.map((series) => seriesThrough(series, cutoff(series)))
  return {
    series: [whole, ...groups],
    history: [
      ...(await withoutCorrections(ctx, query, [whole], [], query.metric)),
      ...(await withoutCorrections(ctx, query, groups, dimensions, query.metric)),
    ],
  }
}

function notesOn({ data, through, byProvider }: CompleteDays): string[] {
  const first = addDays(through, 1)
  const stale = [...byProvider].filter(([, day]) => day < through)
  return [
    ...(first <= data.end_date
      ? [
          `${first === data.end_date ? first : `${first} to ${data.end_date}`} may not be complete yet and did not count; such days are forecast as well.`,
        ]
      : []),
    ...stale.map(([provider, day]) => `${provider} has no complete day after ${day}.`),
    'The intervals assume that no new incident happens; with one, totals leave them more often.',
  ]
}

async function nothingToForecast(ctx: Context, query: ForecastQuery): Promise<ForecastResponse> {
  const currencies = await currencyFigures(ctx, query, await dataBounds(ctx), query.metric)
  const { incomplete_hours } = await insightSettings(ctx)
  const today = ctx.clock.today()
  const total = toForecastGroup({ ...noSeries, start_date: today }, null, {
    start_date: today,
    end_date: today,
  })
  return {
    period: null,
    complete_through: null,
    incomplete_hours,
    total,
    groups: [],
    metric: query.metric,
    ...currencies,
    notes: [
      ...(await nearestServiceNotes(ctx, query.service_name)),
      'No cost matches, so there is nothing to forecast from.',
      ...currencySentences(currencies),
    ],
  }
}
